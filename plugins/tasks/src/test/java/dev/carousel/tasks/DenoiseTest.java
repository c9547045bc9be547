package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DenoiseTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new Denoise(3, 2, 3, 1);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0, 2, 2, 0));
    var names = Shown.of("_123>.");
    assertEquals(
        Sample.example(task),
        Shown.tokens(sample, names, " ") + " -> " + Shown.targets(sample, names));
  }

  @Test
  void one_go_signal_asks_for_the_symbols_and_every_step_counts() {
    Sample sample = Sample.of(new Denoise(20, 4, 5, 3), 200);
    for (int b = 0; b < sample.size(); b++) {
      List<Integer> tokens = sample.tokens(b);
      List<Integer> symbols = tokens.subList(0, 24).stream().filter(token -> token < 6).toList();
      assertEquals(4, symbols.size());
      assertTrue(tokens.subList(0, 24).stream().allMatch(t -> t >= 1 && t != 6 && t < 10));
      assertEquals(List.of(6, 0, 0, 0, 0), tokens.subList(24, 29));
      for (int step = 0; step < 29; step++) {
        assertTrue(sample.counted(step, b));
        assertEquals(step > 24, sample.decisive(step, b));
        assertEquals(step > 24 ? symbols.get(step - 25) : 0, sample.target(step, b));
      }
    }
  }
}
