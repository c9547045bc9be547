package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TemporalOrderTest {
  private static final String NAMES = "EBabcdXY";
  private static final List<String> CLASSES = List.of("XX", "XY", "YX", "YY");

  /** Length 10, first symbol at 2, second at 5, X and Y; then the distractors of steps 1 to 8. */
  private static final double[] EXAMPLE = {0, 1, 0, 0, 1, 1, 0, 2, 0, 0, 3, 0, 0};

  private static List<Integer> marks(Sample sample, int b) {
    return IntStream.range(0, sample.length(b))
        .filter(step -> sample.token(step, b) >= 6)
        .boxed()
        .toList();
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = new TemporalOrder(10);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(EXAMPLE));
    String written = sample.named(NAMES, 0) + " -> " + CLASSES.get(sample.answer(0));
    assertEquals(Sample.example(task), written);
  }

  @Test
  void by_default_lengths_and_places_are_those_of_the_paper() {
    Sample sample = Sample.of(new TemporalOrder(100), 3000);
    var lengths = new int[11];
    var first = new int[11];
    var second = new int[11];
    for (int b = 0; b < sample.size(); b++) {
      lengths[sample.length(b) - 100]++;
      first[marks(sample, b).getFirst() - 10]++;
      second[marks(sample, b).getLast() - 50]++;
    }
    for (int[] counts : List.of(lengths, first, second)) {
      assertTrue(Sample.balanced(counts), () -> Arrays.toString(counts));
    }
  }

  @Test
  void a_sequence_has_its_bounds_its_two_symbols_and_distractors() {
    for (int length : new int[] {10, 37, 100, 300}) {
      Sample sample = Sample.of(new TemporalOrder(length), 200);
      for (int b = 0; b < sample.size(); b++) {
        int last = sample.length(b) - 1;
        assertEquals(0, sample.token(0, b));
        assertEquals(1, sample.token(last, b));
        assertTrue(sample.tokens(b).subList(1, last).stream().allMatch(token -> token >= 2));
        List<Integer> marks = marks(sample, b);
        assertEquals(2, marks.size());
        String order =
            ""
                + NAMES.charAt(sample.token(marks.getFirst(), b))
                + NAMES.charAt(sample.token(marks.getLast(), b));
        assertEquals(order, CLASSES.get(sample.answer(b)));
        assertTrue(sample.counted(last, b));
      }
    }
  }

  @Test
  void the_four_orders_are_equally_likely() {
    int[] answers = Sample.of(new TemporalOrder(50), 4000).answers();
    assertTrue(Sample.balanced(answers), () -> Arrays.toString(answers));
  }

  @Test
  void whoever_knows_the_second_symbol_is_right_half_the_time() {
    Sample sample = Sample.of(new TemporalOrder(20), 4000);
    var counts = new int[2][2];
    for (int b = 0; b < sample.size(); b++) {
      counts[sample.answer(b) % 2][sample.answer(b) / 2]++;
    }
    assertTrue(Sample.balanced(counts[0]) && Sample.balanced(counts[1]));
  }

  @Test
  void another_first_symbol_alone_makes_another_class() {
    double[] changed = EXAMPLE.clone();
    changed[3] = 1;
    var task = new TemporalOrder(10);
    Sample first = Sample.of(task, 1, ScriptedStream.of(EXAMPLE));
    Sample second = Sample.of(task, 1, ScriptedStream.of(changed));
    assertEquals(first.tokens(0).subList(3, 10), second.tokens(0).subList(3, 10));
    assertNotEquals(first.answer(0), second.answer(0));
  }
}
