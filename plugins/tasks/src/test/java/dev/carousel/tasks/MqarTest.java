package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Metric;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MqarTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new Mqar(2, 8, 8, 1, false);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 3, 0.9, 1, 0, 0.1));
    String tokens = Shown.tokens(sample, Shown.of("_123abcd"), " ");
    String targets = Shown.targets(sample, Shown.of("abcd"));
    assertEquals(Sample.example(task), tokens + " -> " + targets);
  }

  @Test
  void every_key_is_asked_for_once_and_answered_by_its_value() {
    for (boolean fill : new boolean[] {false, true}) {
      Sample sample = Sample.of(new Mqar(6, 40, 32, 0.01, fill), 300);
      for (int b = 0; b < sample.size(); b++) {
        var asked = new HashSet<Integer>();
        for (int step = 0; step < 40; step++) {
          if (sample.counted(step, b)) {
            int key = sample.token(step, b);
            int place = sample.tokens(b).subList(0, 12).indexOf(key);
            assertEquals(sample.token(place + 1, b) - 16, sample.target(step, b));
            assertTrue(step >= 12 && step % 2 == 0 && key >= 1 && key < 16);
            asked.add(key);
          }
        }
        assertEquals(6, asked.size());
      }
    }
  }

  @Test
  void a_power_of_one_makes_gaps_uniform_and_a_small_one_favours_short_ones() {
    assertTrue(Sample.balanced(firstQueries(1)));
    int[] counts = firstQueries(0.01);
    double harmonic = IntStream.rangeClosed(1, 10).mapToDouble(g -> Math.pow(g, -0.99)).sum();
    for (int g = 0; g < 10; g++) {
      double expected = 4000 * Math.pow(g + 1, -0.99) / harmonic;
      assertEquals(expected, counts[g], 5 * Math.sqrt(expected));
    }
  }

  /** How often the only pair is asked for at each of ten places. */
  private static int[] firstQueries(double power) {
    Sample sample = Sample.of(new Mqar(1, 22, 8, power, false), 4000);
    var counts = new int[10];
    for (int b = 0; b < sample.size(); b++) {
      for (int g = 0; g < 10; g++) {
        counts[g] += sample.counted(2 + 2 * g, b) ? 1 : 0;
      }
    }
    return counts;
  }

  @Test
  void whoever_knows_the_values_alone_reaches_what_is_stated() {
    var task = new Mqar(4, 64, 64, 0.01, false);
    Sample sample = Sample.of(task, 8000);
    MonteCarlo.agrees(
        task,
        "values",
        Metric.ACCURACY,
        IntStream.range(0, sample.size()).mapToDouble(b -> guessed(sample, b)));
  }

  private static double guessed(Sample sample, int b) {
    int first =
        IntStream.range(8, 64).filter(step -> sample.counted(step, b)).findFirst().orElseThrow();
    int pair = b % 4;
    return sample.target(first, b) == sample.token(2 * pair + 1, b) - 32 ? 1 : 0;
  }
}
