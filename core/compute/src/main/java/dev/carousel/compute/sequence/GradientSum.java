package dev.carousel.compute.sequence;

import java.util.Map;

/** The derivatives by one or more weights, summed over rows together. */
interface GradientSum {
  void clear();

  /**
   * Adds the rows of some steps of a block.
   *
   * @param share which of the {@code shares} of the result is wanted; each number is summed alike
   */
  void accumulate(int step, int steps, int share, int shares);

  /** Adds the sums to {@code gradients}, by weight, matrices row-major. */
  void addTo(Map<String, double[]> gradients);
}
