package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Holds what a task states of a naive predictor against that predictor, played many times. */
final class MonteCarlo {
  private MonteCarlo() {}

  static double stated(Task task, String name, Metric metric) {
    return task.baselines().stream()
        .filter(baseline -> baseline.name().equals(name) && baseline.metric() == metric)
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Fails unless the mean of independent trials is what is stated, within four standard errors.
   *
   * @param trials one loss or share of right answers each
   */
  static void agrees(Task task, String name, Metric metric, DoubleStream trials) {
    double[] values = trials.toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double stated = stated(task, name, metric);
    assertEquals(
        stated, mean, 4 * error + 1e-6, () -> name + " " + metric + ", standard error " + error);
  }
}
