package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AssocRecallTest {
  private static final String NAMES = "abcdefghijklmnopqrstuvwxyz0123456789?_";

  @Test
  void its_example_is_what_it_writes() {
    var task = new AssocRecall(4, 1, 26, 10);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 2, 9, 9, 8, 7, 3, 2, 1));
    String answer = Shown.answer(sample, Shown.of("0123456789"));
    assertEquals(
        Sample.example(task), Shown.tokens(sample, Shown.of(NAMES), " ") + " -> " + answer);
  }

  @Test
  void the_asked_letter_stands_once_before_its_digit() {
    Sample sample = Sample.of(new AssocRecall(6, 3, 8, 5), 500);
    for (int b = 0; b < sample.size(); b++) {
      int asked = sample.token(17, b);
      List<Integer> keys = IntStream.range(0, 6).map(i -> 2 * i).boxed().toList();
      int sequence = b;
      List<Integer> letters = keys.stream().map(step -> sample.token(step, sequence)).toList();
      assertEquals(6, letters.stream().distinct().count());
      int value = sample.token(2 * letters.indexOf(asked) + 1, b);
      assertEquals(value - 8, sample.answer(b));
    }
  }

  @Test
  void whoever_knows_the_digits_alone_reaches_what_is_stated() {
    var task = new AssocRecall(4, 0, 26, 10);
    Sample sample = Sample.of(task, 20_000);
    MonteCarlo.agrees(
        task,
        "digits",
        Metric.ACCURACY,
        IntStream.range(0, sample.size()).mapToDouble(b -> commonest(sample, b) ? 1 : 0));
    MonteCarlo.agrees(
        task,
        "digits",
        Metric.LOSS,
        IntStream.range(0, sample.size())
            .mapToDouble(b -> -Math.log(digits(sample, b)[sample.answer(b)] / 4.0)));
  }

  private static int[] digits(Sample sample, int b) {
    var counts = new int[10];
    for (int pair = 0; pair < 4; pair++) {
      counts[sample.token(2 * pair + 1, b) - 26]++;
    }
    return counts;
  }

  private static boolean commonest(Sample sample, int b) {
    int[] counts = digits(sample, b);
    int best = 0;
    for (int digit = 1; digit < 10; digit++) {
      best = counts[digit] > counts[best] ? digit : best;
    }
    return best == sample.answer(b);
  }
}
