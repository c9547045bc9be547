package dev.carousel.api.data;

/**
 * When a task counts as solved by the sequences it is trained on, as papers on online learning put
 * it. A sequence is judged when it is presented, before the update that learns from it. The error
 * of an output is the absolute difference from its target; of a class or label, that of its
 * probability from 0 or 1.
 *
 * @param sequences how many of the last ones are looked at
 * @param wrong how many of them may be wrong
 * @param within a sequence is right where every error is below this
 * @param meanError what the mean of all their errors must be below; infinite for anything
 * @param everyStep whether every step that counts is looked at, or those alone that are decisive
 */
public record Streak(int sequences, int wrong, double within, double meanError, boolean everyStep) {

  public Streak {
    if (sequences < 1 || wrong < 0 || wrong >= sequences || !(within > 0) || !(meanError > 0)) {
      throw new IllegalArgumentException(
          "no streak: " + sequences + ", " + wrong + ", " + within + ", " + meanError);
    }
  }

  /** So many right at their decisive steps in a row. */
  public static Streak of(int sequences, double within) {
    return new Streak(sequences, 0, within, Double.POSITIVE_INFINITY, false);
  }

  /** The same, and the mean error below a number. */
  public Streak withMeanError(double below) {
    return new Streak(sequences, wrong, within, below, everyStep);
  }

  /** The same, where some may be wrong. */
  public Streak withWrong(int atMost) {
    return new Streak(sequences, atMost, within, meanError, everyStep);
  }

  /** The same, at every step that counts. */
  public Streak atEveryStep() {
    return new Streak(sequences, wrong, within, meanError, true);
  }

  @Override
  public String toString() {
    return (wrong == 0 ? "" : "all but " + wrong + " of ")
        + sequences
        + " training sequences in a row within "
        + within
        + (everyStep ? " at every step" : "")
        + (meanError < Double.POSITIVE_INFINITY ? ", mean error < " + meanError : "");
  }
}
