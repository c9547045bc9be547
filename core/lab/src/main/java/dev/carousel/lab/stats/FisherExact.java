package dev.carousel.lab.stats;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two shares.
 *
 * <p>Seeds are paired across arms, so McNemar's test would do as well; but it looks only at seeds
 * that one arm solved and the other did not, and with five of them its p cannot go below 0.0625.
 * Fisher's can reach 0.0079 there. Where pairs agree more than by chance it is conservative.
 */
public final class FisherExact {
  /** Probabilities within this factor of each other count as equal. */
  private static final double SLACK = 1 + 1e-7;

  private FisherExact() {}

  /**
   * Two-sided p: the sum of the probabilities of all tables with the same margins that are at most
   * as probable as this one.
   *
   * @param a successes of the first sample, {@code b} its failures
   * @param c successes of the second sample, {@code d} its failures
   */
  public static double twoSided(int a, int b, int c, int d) {
    var tables = new HypergeometricDistribution(null, a + b + c + d, a + c, a + b);
    double bound = tables.probability(a) * SLACK;
    int low = tables.getSupportLowerBound();
    int high = tables.getSupportUpperBound();
    double p =
        IntStream.rangeClosed(low, high)
            .mapToDouble(tables::probability)
            .filter(probability -> probability <= bound)
            .sum();
    return Math.min(1, p);
  }

  /** The smallest p that samples of such sizes can give: all against none. */
  public static double smallest(int first, int second) {
    return twoSided(first, 0, 0, second);
  }
}
