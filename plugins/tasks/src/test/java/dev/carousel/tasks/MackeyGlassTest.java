package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MackeyGlassTest {
  @Test
  void targets_are_what_is_seen_later() {
    Sample sample = Sample.of(new MackeyGlass(17, 10, 100, 20), 20);
    for (int b = 0; b < sample.size(); b++) {
      for (int step = 0; step < 100; step++) {
        assertEquals(step >= 20, sample.counted(step, b));
        if (step >= 20 && step < 90) {
          assertEquals(sample.input(step + 10, 0, b), sample.batch().values()[step * 20 + b]);
        }
      }
    }
  }

  @Test
  void its_example_is_what_it_writes() {
    Sample sample = Sample.of(new MackeyGlass(17, 1, 4, 2), 1, ScriptedStream.of(0.7));
    float[] targets = sample.batch().values();
    String seen =
        IntStream.range(0, 4)
            .mapToObj(step -> String.format(Locale.ROOT, "%.3f", sample.input(step, 0, 0)))
            .collect(Collectors.joining(" "));
    String wanted = String.format(Locale.ROOT, "_ _ %.3f %.3f", targets[2], targets[3]);
    assertEquals(
        Sample.example(new MackeyGlass(17, 1, 4, 2)), seen + " -> " + wanted + " (one ahead)");
  }

  @Test
  void every_unit_solves_the_equation() {
    var series = new MackeyGlassSeries(17, 1.2);
    double[] x = DoubleStream.generate(series::next).limit(200).toArray();
    for (int t = 20; t < 190; t++) {
      double slope = (8 * (x[t + 1] - x[t - 1]) - (x[t + 2] - x[t - 2])) / 12;
      double late = x[t - 17];
      assertEquals(0.2 * late / (1 + Math.pow(late, 10)) - 0.1 * x[t], slope, 2e-3);
    }
  }

  @Test
  void the_spread_and_the_mean_are_the_known_ones() {
    var series = new MackeyGlassSeries(17, 1.2);
    double[] values = DoubleStream.generate(series::next).limit(100_000).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertEquals(0.93, mean, 0.01);
    assertEquals(0.23, Math.sqrt(variance), 0.01);
  }

  @Test
  void the_best_line_through_the_present_value_reaches_what_is_stated() {
    var task = new MackeyGlass(17, 10, 100, 20);
    Sample sample = Sample.of(task, 2000);
    double[] x = new double[2000];
    double[] y = new double[2000];
    for (int b = 0; b < 2000; b++) {
      x[b] = sample.input(60, 0, b);
      y[b] = sample.input(70, 0, b);
    }
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = IntStream.range(0, 2000).mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX)).sum();
    double xy = IntStream.range(0, 2000).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    MonteCarlo.agrees(
        task,
        "linear",
        Metric.LOSS,
        IntStream.range(0, 2000)
            .mapToDouble(i -> Math.pow(y[i] - meanY - xy / xx * (x[i] - meanX), 2)));
  }
}
