package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelectiveCopyTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new SelectiveCopy(3, 2, 3);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 3, 2, 0));
    var names = Shown.of("_123>");
    assertEquals(
        Sample.example(task),
        Shown.tokens(sample, names, " ") + " -> " + Shown.targets(sample, names));
  }

  @Test
  void the_markers_ask_for_the_symbols_in_their_order() {
    Sample sample = Sample.of(new SelectiveCopy(20, 4, 5), 200);
    for (int b = 0; b < sample.size(); b++) {
      List<Integer> tokens = sample.tokens(b);
      List<Integer> symbols = tokens.subList(0, 24).stream().filter(token -> token > 0).toList();
      assertEquals(4, symbols.size());
      assertEquals(List.of(6, 6, 6, 6), tokens.subList(24, 28));
      for (int step = 0; step < 28; step++) {
        assertEquals(step >= 24, sample.counted(step, b));
        assertTrue(step < 24 || symbols.get(step - 24) == sample.target(step, b));
      }
    }
  }

  @Test
  void every_place_is_equally_likely() {
    Sample sample = Sample.of(new SelectiveCopy(8, 4, 5), 4000);
    var counts = new int[12];
    for (int b = 0; b < sample.size(); b++) {
      for (int step = 0; step < 12; step++) {
        counts[step] += sample.token(step, b) > 0 ? 1 : 0;
      }
    }
    assertTrue(Sample.balanced(counts), () -> Arrays.toString(counts));
  }

  @Test
  void the_published_setting_has_chance_one_in_fourteen() {
    assertEquals(
        1.0 / 14, MonteCarlo.stated(new SelectiveCopy(4080, 16, 14), "chance", Metric.ACCURACY));
  }
}
