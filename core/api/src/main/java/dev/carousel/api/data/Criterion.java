package dev.carousel.api.data;

/**
 * When a task counts as solved on held-out sequences.
 *
 * @param threshold reached when the metric is at least (accuracies) or at most (losses) this
 * @param tolerance largest absolute error of a {@link Format.Target#VALUES} prediction that counts
 *     as correct; unused for other targets
 */
public record Criterion(Metric metric, double threshold, double tolerance) {

  public static Criterion accuracy(double threshold) {
    return new Criterion(Metric.ACCURACY, threshold, 0);
  }

  public static Criterion lossBelow(double threshold, double tolerance) {
    return new Criterion(Metric.LOSS, threshold, tolerance);
  }

  /** Solved at so many bits a counted step, for targets that are classes. */
  public static Criterion bitsBelow(double threshold) {
    return new Criterion(Metric.BITS, threshold, 0);
  }

  public boolean reached(double value) {
    return metric.higherIsBetter() ? value >= threshold : value <= threshold;
  }

  @Override
  public String toString() {
    return metric.label() + (metric.higherIsBetter() ? " >= " : " <= ") + threshold;
  }
}
