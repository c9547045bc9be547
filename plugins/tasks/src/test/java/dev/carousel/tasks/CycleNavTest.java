package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CycleNavTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new CycleNav(5, 5);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 0, 1, 1, 2));
    assertEquals(Sample.example(task), sample.named("=+-", 0) + " -> " + sample.answer(0));
  }

  @Test
  void the_answer_is_steps_forward_less_steps_back() {
    Sample sample = Sample.of(new CycleNav(30, 7), 300);
    for (int b = 0; b < sample.size(); b++) {
      assertEquals(Math.floorMod(rest(sample, b, 0), 7), sample.answer(b));
    }
  }

  private static int rest(Sample sample, int b, int from) {
    return sample.tokens(b).stream().skip(from).mapToInt(t -> t == 2 ? -1 : t).sum();
  }

  @Test
  void short_walks_end_near_the_start() {
    var task = new CycleNav(2, 5);
    assertEquals(1.0 / 3, MonteCarlo.stated(task, "chance", Metric.ACCURACY), 1e-12);
  }

  @Test
  void whoever_misses_one_step_reaches_what_is_stated() {
    var task = new CycleNav(30, 5);
    Sample sample = Sample.of(task, 20_000);
    MonteCarlo.agrees(
        task,
        "all but one",
        Metric.ACCURACY,
        IntStream.range(0, sample.size())
            .mapToDouble(b -> Math.floorMod(rest(sample, b, 1), 5) == sample.answer(b) ? 1 : 0));
  }
}
