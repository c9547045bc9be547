package dev.carousel.lab.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Wilson's score interval for a share, and Newcombe's for the difference of two. Both keep their
 * level with five seeds, and with none or all of them solved.
 *
 * <p>Wilson 1927; Newcombe 1998, Statistics in Medicine 17:873, method 10.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * For {@code successes} of {@code trials}.
   *
   * @param level such as 0.95
   */
  public static Interval interval(int successes, int trials, double level) {
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
    double share = (double) successes / trials;
    double scale = 1 + z * z / trials;
    double centre = (share + z * z / (2 * trials)) / scale;
    double half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
    return new Interval(
        successes == 0 ? 0 : centre - half / scale,
        successes == trials ? 1 : centre + half / scale);
  }

  /** For the share of the first sample minus that of the second, at 95 %. */
  public static Interval difference(int successesA, int trialsA, int successesB, int trialsB) {
    double a = (double) successesA / trialsA;
    double b = (double) successesB / trialsB;
    Interval ofA = interval(successesA, trialsA, 0.95);
    Interval ofB = interval(successesB, trialsB, 0.95);
    return new Interval(
        a - b - Math.hypot(a - ofA.low(), ofB.high() - b),
        a - b + Math.hypot(ofA.high() - a, b - ofB.low()));
  }
}
