package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NarmaTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new Narma(2, 3, 0);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0.8, 0.4, 0.8));
    String inputs =
        IntStream.range(0, 3)
            .mapToObj(step -> String.valueOf(sample.input(step, 0, 0)))
            .collect(Collectors.joining(" "));
    String targets =
        IntStream.range(0, 3)
            .mapToObj(step -> String.valueOf(Math.round(sample.batch().values()[step] * 1e4) / 1e4))
            .collect(Collectors.joining(" "));
    assertEquals(Sample.example(task), inputs + " -> " + targets + " (order 2, washout 0)");
  }

  @Test
  void the_series_obeys_the_published_equation() {
    Sample sample = Sample.of(new Narma(10, 80, 0), 50);
    for (int b = 0; b < sample.size(); b++) {
      for (int t = 10; t < 79; t++) {
        double sum = 0;
        for (int i = 0; i < 10; i++) {
          sum += y(sample, t - i, b);
        }
        double now = y(sample, t, b);
        double product = sample.input(t - 9, 0, b) * sample.input(t, 0, b);
        assertEquals(0.3 * now + 0.05 * now * sum + 1.5 * product + 0.1, y(sample, t + 1, b), 1e-5);
      }
    }
  }

  /** The target after step t - 1 is y(t). */
  private static double y(Sample sample, int t, int b) {
    return sample.batch().values()[(t - 1) * sample.size() + b];
  }

  @Test
  void no_value_leaves_the_unit_interval() {
    for (int order : new int[] {10, 30}) {
      Sample sample = Sample.of(new Narma(order, 200, 0), 500);
      for (float value : sample.batch().values()) {
        assertTrue(value >= 0 && value <= 1);
      }
    }
  }
}
