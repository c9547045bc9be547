package dev.carousel.lab.stats;

import org.apache.commons.math3.random.Well19937c;

/**
 * Test that paired differences are as likely to be positive as negative: how often does the sum of
 * differences with signs drawn at random lie at least as far from 0 (Fisher 1935)? All 2^n signs
 * are gone through for up to 20 pairs, else 100,000 are drawn.
 */
public final class PairedPermutation {
  private static final int EXACT_PAIRS = 20;
  private static final int DRAWS = 100_000;
  private static final double SLACK = 1e-9;

  private PairedPermutation() {}

  /** Two-sided p. */
  public static double p(double[] differences) {
    double sum = 0;
    double size = 0;
    for (double difference : differences) {
      sum += difference;
      size += Math.abs(difference);
    }
    double bound = Math.abs(sum) - SLACK * size;
    return differences.length <= EXACT_PAIRS
        ? extreme(differences, 0, 0, bound) / Math.scalb(1.0, differences.length)
        : sampled(differences, bound);
  }

  /** The smallest p that so many pairs can give: all differences of one sign. */
  public static double smallest(int pairs) {
    return pairs <= EXACT_PAIRS ? Math.min(1, Math.scalb(2.0, -pairs)) : 1.0 / (1 + DRAWS);
  }

  /** Number of signs of the differences from {@code index} on with which the sum is extreme. */
  private static double extreme(double[] differences, int index, double sum, double bound) {
    if (index == differences.length) {
      return Math.abs(sum) >= bound ? 1 : 0;
    }
    return extreme(differences, index + 1, sum + differences[index], bound)
        + extreme(differences, index + 1, sum - differences[index], bound);
  }

  /** The signs as found count as one more draw, so p is never 0. */
  private static double sampled(double[] differences, double bound) {
    var random = new Well19937c(Bootstrap.SEED);
    int extreme = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      extreme += Math.abs(sum) >= bound ? 1 : 0;
    }
    return extreme / (1.0 + DRAWS);
  }
}
