package dev.carousel.lab.stats;

/**
 * One test of arm {@code a} against arm {@code b}, which the study names before it, in one
 * condition.
 *
 * @param nA seeds of {@code a} in the test; pairs where the test is paired, and then equal to
 *     {@code nB}
 * @param effect of {@code a} relative to {@code b}
 * @param p two-sided
 * @param smallest the smallest p that this test can give with so many seeds, before correction
 * @param corrected p after Holm's correction over {@code family} comparisons
 * @param family comparisons by the same test in the same condition
 */
public record Comparison(
    String condition,
    String a,
    String b,
    Test test,
    int nA,
    int nB,
    Effect effect,
    double p,
    double smallest,
    double corrected,
    int family) {

  /** The level at which a corrected p counts as evidence of a difference. */
  public static final double LEVEL = 0.05;

  private static final double ROUNDING = 1e-12;

  /** What is tested. */
  public enum Test {
    /** Fisher's exact test of the numbers of solved seeds. */
    SOLVED("Fisher exact test"),
    /** Log-rank test of the updates until solved, by permutation where the seeds are few. */
    UPDATES("log-rank test"),
    /** Sign-flip permutation test of the final metric, paired by seed. */
    METRIC("paired sign-flip permutation test");

    private final String label;

    Test(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** The same one as a member of a family. */
  Comparison corrected(double byFamily, int members) {
    return new Comparison(condition, a, b, test, nA, nB, effect, p, smallest, byFamily, members);
  }

  /** Whether the arms differ at {@link #LEVEL} after correction. */
  public boolean differs() {
    return isEvidence(corrected);
  }

  /** Whether a corrected p is at most {@link #LEVEL}. */
  public static boolean isEvidence(double p) {
    return p <= LEVEL + ROUNDING;
  }
}
