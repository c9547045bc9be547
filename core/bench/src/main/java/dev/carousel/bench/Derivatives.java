package dev.carousel.bench;

import java.util.Map;

/** Whether two programs found the same derivatives. */
final class Derivatives {
  /** Of the largest entry: what single precision loses over a long sequence. */
  private static final double TOLERANCE = 1e-4;

  private Derivatives() {}

  /**
   * Compares all that the other side has.
   *
   * @param what is named if they differ
   */
  static void requireSame(String what, Map<String, float[]> own, Map<String, float[]> other) {
    if (other.isEmpty() || !own.keySet().containsAll(other.keySet())) {
      throw new IllegalStateException(
          "%s: derivatives by %s and by %s".formatted(what, own.keySet(), other.keySet()));
    }
    for (String name : other.keySet()) {
      double difference = difference(own.get(name), other.get(name));
      if (!(difference <= TOLERANCE)) {
        throw new IllegalStateException(
            "%s: the derivatives by %s differ by %.2g of the largest entry"
                .formatted(what, name, difference));
      }
    }
  }

  /** The largest difference, as a fraction of the largest entry. */
  private static double difference(float[] own, float[] other) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < Math.min(own.length, other.length); i++) {
      largest = Math.max(largest, Math.abs(other[i]));
      difference = Math.max(difference, Math.abs((double) own[i] - other[i]));
    }
    return own.length == other.length ? difference / largest : Double.NaN;
  }
}
