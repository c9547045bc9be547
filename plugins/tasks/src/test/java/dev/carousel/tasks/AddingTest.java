package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Baseline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AddingTest {
  private static final double[] EXAMPLE = {1, 1, 0.5, 0.25, 0.75, 0.125, 0.875, 0.375};

  private static List<Integer> marks(Sample sample, int b) {
    return IntStream.range(0, sample.length(b))
        .filter(step -> sample.input(step, 1, b) == 1)
        .boxed()
        .toList();
  }

  private static float sum(Sample sample, int b) {
    return sample.batch().values()[(sample.length(b) - 1) * sample.size() + b];
  }

  private static String number(double value) {
    return Double.toString(value);
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = new Adding(6);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(EXAMPLE));
    String numbers =
        IntStream.range(0, 6)
            .mapToObj(
                step ->
                    number(sample.input(step, 0, 0)) + (sample.input(step, 1, 0) == 1 ? "*" : ""))
            .collect(Collectors.joining(" "));
    assertEquals(Sample.example(task), numbers + " -> " + number(sum(sample, 0)));
  }

  @Test
  void each_half_has_one_mark_and_the_sum_of_both_is_asked_for_at_the_end() {
    for (int length : new int[] {2, 3, 100, 101}) {
      Sample sample = Sample.of(new Adding(length), 200);
      for (int b = 0; b < sample.size(); b++) {
        List<Integer> marks = marks(sample, b);
        assertEquals(2, marks.size());
        assertTrue(marks.getFirst() < length / 2 && marks.getLast() >= length / 2);
        float expected = sample.input(marks.getFirst(), 0, b) + sample.input(marks.getLast(), 0, b);
        assertEquals(expected, sum(sample, b), 1e-6);
        assertTrue(sample.counted(length - 1, b));
        assertFalse(sample.counted(0, b));
      }
    }
  }

  @Test
  void marks_may_be_at_any_step_of_their_half() {
    Sample sample = Sample.of(new Adding(11), 2000);
    var counts = new int[11];
    IntStream.range(0, sample.size())
        .forEach(b -> marks(sample, b).forEach(step -> counts[step]++));
    assertTrue(Sample.balanced(Arrays.copyOf(counts, 5)), () -> Arrays.toString(counts));
    assertTrue(Sample.balanced(Arrays.copyOfRange(counts, 5, 11)), () -> Arrays.toString(counts));
  }

  @Test
  void knowing_one_addend_leaves_a_twelfth() {
    var task = new Adding(20);
    Sample sample = Sample.of(task, 20000);
    double squares = 0;
    for (int b = 0; b < sample.size(); b++) {
      double guess = sample.input(marks(sample, b).getLast(), 0, b) + 0.5;
      squares += (sum(sample, b) - guess) * (sum(sample, b) - guess) / sample.size();
    }
    Baseline stated = task.baselines().getLast();
    assertEquals("one addend", stated.name());
    assertEquals(stated.value(), squares, 0.02 * stated.value());
  }

  @Test
  void another_far_number_alone_makes_another_sum() {
    double[] changed = EXAMPLE.clone();
    changed[3] = 0.75;
    var task = new Adding(6);
    float first = sum(Sample.of(task, 1, ScriptedStream.of(EXAMPLE)), 0);
    float second = sum(Sample.of(task, 1, ScriptedStream.of(changed)), 0);
    assertNotEquals(first, second);
  }
}
