package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LatchTest {
  private static final String NAMES = "ABabcd?";

  @Test
  void its_example_is_what_it_writes() {
    var task = new Latch(4, 2, 4);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 3, 0, 2, 0));
    char answer = NAMES.charAt(sample.answer(0));
    assertEquals(Sample.example(task), sample.named(NAMES, 0) + " -> " + answer);
  }

  @Test
  void a_sequence_is_a_cue_distractors_and_a_query() {
    Sample sample = Sample.of(new Latch(30, 3, 5), 200);
    for (int b = 0; b < sample.size(); b++) {
      assertEquals(32, sample.length(b));
      assertTrue(sample.token(0, b) < 3);
      assertTrue(sample.tokens(b).subList(1, 31).stream().allMatch(t -> t >= 3 && t < 8));
      assertEquals(8, sample.token(31, b));
      assertEquals(sample.token(0, b), sample.answer(b));
    }
  }

  @Test
  void only_the_query_counts() {
    Sample sample = Sample.of(new Latch(5, 2, 4), 1);
    for (int step = 0; step < 7; step++) {
      assertEquals(step == 6, sample.counted(step, 0), "step " + step);
    }
  }

  @Test
  void cues_are_equally_likely_whatever_the_gap() {
    for (int gap : new int[] {0, 10, 200}) {
      int[] answers = Sample.of(new Latch(gap, 4, 4), 2000).answers();
      assertTrue(Sample.balanced(answers), () -> Arrays.toString(answers));
    }
  }

  @Test
  void another_cue_alone_makes_another_answer() {
    var task = new Latch(4, 2, 4);
    Sample first = Sample.of(task, 1, ScriptedStream.of(0, 3, 0, 2, 0));
    Sample second = Sample.of(task, 1, ScriptedStream.of(1, 3, 0, 2, 0));
    assertEquals(first.tokens(0).subList(1, 6), second.tokens(0).subList(1, 6));
    assertNotEquals(first.answer(0), second.answer(0));
  }
}
