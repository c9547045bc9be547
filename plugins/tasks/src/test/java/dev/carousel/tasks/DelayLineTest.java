package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DelayLineTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new DelayLine(2, 5, 4);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 0, 3, 1, 1));
    var names = Shown.of("0123");
    assertEquals(
        Sample.example(task),
        Shown.tokens(sample, names, " ") + " -> " + Shown.targets(sample, names));
  }

  @Test
  void every_target_is_the_token_a_lag_ago() {
    Sample sample = Sample.of(new DelayLine(7, 30, 5), 100);
    for (int b = 0; b < sample.size(); b++) {
      for (int step = 0; step < 30; step++) {
        assertEquals(step >= 7, sample.counted(step, b));
        assertTrue(step < 7 || sample.target(step, b) == sample.token(step - 7, b));
      }
    }
  }

  @Test
  void a_length_within_the_lag_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new DelayLine(10, 10, 4));
  }
}
