package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MajorityTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new Majority(5);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 0, 0, 1, 1));
    assertEquals(Sample.example(task), sample.named("01", 0) + " -> " + sample.answer(0));
  }

  @Test
  void the_answer_is_what_most_bits_are() {
    Sample sample = Sample.of(new Majority(9), 500);
    for (int b = 0; b < sample.size(); b++) {
      int ones = sample.tokens(b).stream().mapToInt(Integer::intValue).sum();
      assertEquals(ones >= 5 ? 1 : 0, sample.answer(b));
    }
  }

  @Test
  void whoever_knows_one_bit_reaches_what_is_stated() {
    for (int length : new int[] {3, 101}) {
      var task = new Majority(length);
      Sample sample = Sample.of(task, 20_000);
      double right = MonteCarlo.stated(task, "one bit", Metric.ACCURACY);
      MonteCarlo.agrees(
          task,
          "one bit",
          Metric.ACCURACY,
          IntStream.range(0, sample.size())
              .mapToDouble(b -> sample.token(0, b) == sample.answer(b) ? 1 : 0));
      MonteCarlo.agrees(
          task,
          "one bit",
          Metric.LOSS,
          IntStream.range(0, sample.size())
              .mapToDouble(
                  b -> -Math.log(sample.token(0, b) == sample.answer(b) ? right : 1 - right)));
    }
  }
}
