package dev.carousel.compute.model;

/** The weights of a model that are not trained. */
final class Frozen {
  private final int length;
  private double[] values = {};

  Frozen(Layout layout) {
    length = layout.frozenLength();
  }

  /** As {@link Model#freeze}. */
  void set(double[] newValues) {
    if (newValues.length != length) {
      throw new IllegalArgumentException(
          newValues.length + " values for " + length + " frozen weights");
    }
    values = newValues.clone();
  }

  /**
   * The values, as {@link Layout#frozen()} arranges them.
   *
   * @throws IllegalStateException if there are some and they were never set
   */
  double[] values() {
    if (values.length != length) {
      throw new IllegalStateException("the frozen weights have no values");
    }
    return values;
  }
}
