package dev.carousel.lab.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;

/**
 * Percentile interval by resampling with replacement (Efron 1979). Every interval draws from a new
 * stream with the same seed.
 *
 * <p>Percentiles and not BCa: final metrics are bounded and often tied, accuracies at 1 above all,
 * which makes BCa's bias correction jump. With five values the interval is too narrow: it covers
 * the mean of normal values in about 84 % of cases instead of 95 %.
 */
public final class Bootstrap {
  public static final int RESAMPLES = 10_000;
  public static final int SEED = 1;

  /** Below so many values there is no interval. */
  public static final int FEWEST = 3;

  private Bootstrap() {}

  /** The 95 % interval of the mean; empty for fewer than {@link #FEWEST} values. */
  public static Optional<Interval> mean(double[] values) {
    return values.length < FEWEST
        ? Optional.empty()
        : Optional.of(interval(values, v -> Arrays.stream(v).average().orElseThrow(), 0.95));
  }

  /** The interval of any statistic; percentiles are interpolated linearly. */
  public static Interval interval(
      double[] values, ToDoubleFunction<double[]> statistic, double level) {
    var random = new Well19937c(SEED);
    double[] statistics = new double[RESAMPLES];
    double[] resample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < resample.length; j++) {
        resample[j] = values[random.nextInt(values.length)];
      }
      statistics[i] = statistic.applyAsDouble(resample);
    }
    Arrays.sort(statistics);
    return new Interval(
        percentile(statistics, (1 - level) / 2), percentile(statistics, (1 + level) / 2));
  }

  private static double percentile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
