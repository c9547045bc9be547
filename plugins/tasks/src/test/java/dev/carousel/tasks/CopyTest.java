package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private static Sample form(Copy.Form form, Copy.Order order) {
    return Sample.of(new Copy(3, 2, 5, form, order, false), 1, ScriptedStream.of(3, 1));
  }

  private static String shown(Copy.Form form) {
    Sample sample = form(form, Copy.Order.FORWARD);
    return sample.named("_12345>", 0) + " -> " + Shown.targets(sample, Shown.of("_12345"));
  }

  @Test
  void forms_differ_in_blanks_delimiters_and_where_the_recall_begins() {
    assertEquals("4 2 _ _ > _ _ -> _ _ _ _ _ 4 2", shown(Copy.Form.ARJOVSKY));
    assertEquals("4 2 _ _ _ > _ -> _ _ _ _ _ 4 2", shown(Copy.Form.EXPRNN));
    assertEquals("4 2 _ _ _ > _ _ -> _ _ _ _ _ _ 4 2", shown(Copy.Form.JANET));
    assertEquals("4 2 _ _ _ > > -> _ _ _ _ _ 4 2", shown(Copy.Form.S4));
    assertFalse(form(Copy.Form.S4, Copy.Order.FORWARD).counted(4, 0));
  }

  @Test
  void in_bai_s_form_one_number_stands_for_a_token_and_delimiters_fill_the_recall() {
    Sample sample = form(Copy.Form.BAI, Copy.Order.FORWARD);
    float[] expected = {4, 2, 0, 0, 6, 6, 6};
    assertArrayEquals(expected, sample.batch().inputs());
    assertEquals("_ _ _ _ _ 4 2", Shown.targets(sample, Shown.of("_12345")));
  }

  @Test
  void by_default_every_form_has_the_published_length() {
    Map<Copy.Form, Integer> lengths =
        Map.of(
            Copy.Form.ARJOVSKY, 120,
            Copy.Form.BAI, 120,
            Copy.Form.EXPRNN, 120,
            Copy.Form.JANET, 121,
            Copy.Form.S4, 120);
    lengths.forEach(
        (form, length) -> {
          var task = new Copy(100, 10, 8, form, Copy.Order.FORWARD, false);
          assertEquals(length, task.format().longest(), form.name());
        });
  }

  @Test
  void in_reverse_the_last_symbol_comes_first() {
    Sample sample = form(Copy.Form.ARJOVSKY, Copy.Order.REVERSE);
    assertEquals("_ _ _ _ _ 2 4", Shown.targets(sample, Shown.of("_12345")));
  }

  @Test
  void a_random_gap_is_uniform_up_to_the_gap() {
    var task = new Copy(6, 2, 5, Copy.Form.EXPRNN, Copy.Order.FORWARD, true);
    Sample sample = Sample.of(task, 3000);
    var counts = new int[6];
    for (int b = 0; b < sample.size(); b++) {
      counts[sample.length(b) - 5]++;
      assertEquals(sample.length(b) - 2, sample.tokens(b).indexOf(6));
    }
    assertTrue(Sample.balanced(counts), () -> Arrays.toString(counts));
  }
}
