package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CopyTest {
  private static Copy arjovsky(int gap, int items, int alphabet) {
    return new Copy(gap, items, alphabet, Copy.Form.ARJOVSKY, Copy.Order.FORWARD, false);
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = arjovsky(4, 2, 3);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 0));
    String names = "_123>";
    String targets =
        IntStream.range(0, 8)
            .mapToObj(step -> String.valueOf(names.charAt(sample.target(step, 0))))
            .collect(Collectors.joining(" "));
    assertEquals(Sample.example(task), sample.named(names, 0) + " -> " + targets);
  }

  @Test
  void by_default_it_is_the_published_form() {
    var task = arjovsky(100, 10, 8);
    assertEquals(10, task.format().inputs());
    assertEquals(9, task.format().outputs());
    assertEquals(120, task.format().longest());
  }

  @Test
  void symbols_are_repeated_after_the_delimiter_and_only_the_repetition_decides() {
    Sample sample = Sample.of(arjovsky(15, 4, 8), 100);
    for (int b = 0; b < sample.size(); b++) {
      List<Integer> tokens = sample.tokens(b);
      assertEquals(23, tokens.size());
      assertTrue(tokens.subList(0, 4).stream().allMatch(t -> t >= 1 && t <= 8));
      assertTrue(tokens.subList(4, 18).stream().allMatch(t -> t == 0));
      assertEquals(9, tokens.get(18));
      assertTrue(tokens.subList(19, 23).stream().allMatch(t -> t == 0));
      for (int step = 0; step < 23; step++) {
        assertTrue(sample.counted(step, b));
        assertEquals(step >= 19, sample.decisive(step, b));
        assertEquals(step < 19 ? 0 : tokens.get(step - 19), sample.target(step, b));
      }
    }
  }

  @Test
  void symbols_are_equally_likely_at_every_place() {
    Sample sample = Sample.of(arjovsky(5, 3, 8), 4000);
    for (int place = 0; place < 3; place++) {
      var counts = new int[8];
      for (int b = 0; b < sample.size(); b++) {
        counts[sample.token(place, b) - 1]++;
      }
      assertTrue(Sample.balanced(counts), () -> Arrays.toString(counts));
    }
  }

  @Test
  void the_plateau_of_the_loss_is_the_published_number() {
    double loss =
        arjovsky(100, 10, 8).baselines().stream()
            .filter(baseline -> baseline.metric() == Metric.LOSS)
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(0.1733, loss, 5e-5);
  }

  @Test
  void another_symbol_alone_makes_another_target() {
    var task = arjovsky(9, 2, 8);
    Sample first = Sample.of(task, 1, ScriptedStream.of(2, 0));
    Sample second = Sample.of(task, 1, ScriptedStream.of(5, 0));
    assertEquals(first.tokens(0).subList(1, 13), second.tokens(0).subList(1, 13));
    assertEquals(3, first.target(11, 0));
    assertEquals(6, second.target(11, 0));
  }
}
