package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LraListopsTest {
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "[MIN", "[MAX", "[MED", "[SM", "]");

  @Test
  void its_example_is_what_it_writes() {
    var task = new LraListops(8, 8, 3, 3);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 1, 0.1, 2, 0.9, 3, 0, 7, 6, 0.1, 1));
    assertEquals(
        Sample.example(task), Shown.tokens(sample, NAMES::get, " ") + " -> " + sample.answer(0));
  }

  @Test
  void the_answer_is_the_value_read_with_a_stack() {
    Sample sample = Sample.of(new LraListops(100, 10, 6, 6), 2000);
    for (int b = 0; b < sample.size(); b++) {
      assertTrue(sample.length(b) >= 10);
      assertEquals(value(sample.tokens(b)), sample.answer(b));
    }
  }

  private static int value(List<Integer> tokens) {
    var stack = new ArrayDeque<Integer>();
    for (int token : tokens) {
      if (token < 14) {
        stack.push(token);
      } else {
        var arguments = IntStream.builder();
        while (stack.peek() < 10) {
          arguments.add(stack.pop());
        }
        stack.push(apply(stack.pop(), arguments.build().sorted().toArray()));
      }
    }
    return stack.pop();
  }

  private static int apply(int operator, int[] sorted) {
    int half = sorted.length / 2;
    return switch (NAMES.get(operator)) {
      case "[MIN" -> sorted[0];
      case "[MAX" -> sorted[sorted.length - 1];
      case "[SM" -> Arrays.stream(sorted).sum() % 10;
      default -> sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    };
  }
}
