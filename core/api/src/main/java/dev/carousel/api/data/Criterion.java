package dev.carousel.api.data;

/**
 * When a task counts as solved on held-out sequences.
 *
 * @param threshold reached when the metric is at least (accuracies) or at most (losses) this
 * @param match when a prediction of {@link Format.Target#VALUES} counts as correct; of {@link
 *     Format.Target#LABELS} where it is {@link Match.Ranked}; unused otherwise
 */
public record Criterion(Metric metric, double threshold, Match match) {

  /**
   * For values that are to be met.
   *
   * @param tolerance largest absolute error of a {@link Format.Target#VALUES} prediction that
   *     counts as correct
   */
  public Criterion(Metric metric, double threshold, double tolerance) {
    this(metric, threshold, new Match.Within(tolerance));
  }

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
