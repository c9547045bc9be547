package dev.carousel.compute.reference;

import java.util.Arrays;

/** How far two tensors differ, relative to the largest entry of the expected one. */
final class Agreement {
  private Agreement() {}

  static double relative(double[] expected, double[] actual) {
    if (expected.length != actual.length) {
      throw new AssertionError(actual.length + " values instead of " + expected.length);
    }
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - actual[i]);
      worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return worst / Math.max(largest, 1e-300);
  }
}
