package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ModularArithTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new ModularArith(4, 5);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(3, 0, 2, 2, 4, 1, 1));
    assertEquals(Sample.example(task), sample.named("01234+-*=", 0) + " -> " + sample.answer(0));
  }

  /** The value of a row of numbers, whose first is given, by products first and then sums. */
  private static int value(Sample sample, int b, int first, int modulus) {
    long sum = 0;
    long product = first;
    for (int step = 1; step + 1 < sample.length(b) - 1; step += 2) {
      int operation = sample.token(step, b) - modulus;
      int number = sample.token(step + 1, b);
      if (operation == 2) {
        product = product * number % modulus;
      } else {
        sum += product;
        product = operation == 0 ? number : -number;
      }
    }
    return (int) Math.floorMod(sum + product, (long) modulus);
  }

  @Test
  void products_come_before_sums() {
    Sample sample = Sample.of(new ModularArith(9, 7), 1000);
    for (int b = 0; b < sample.size(); b++) {
      assertEquals(value(sample, b, sample.token(0, b), 7), sample.answer(b));
    }
  }

  @Test
  void whoever_misses_the_first_number_reaches_what_is_stated() {
    for (int modulus : new int[] {5, 6}) {
      var task = new ModularArith(6, modulus);
      Sample sample = Sample.of(task, 20_000);
      double[] shares =
          IntStream.range(0, sample.size()).mapToDouble(b -> share(sample, b, modulus)).toArray();
      MonteCarlo.agrees(task, "all but the first", Metric.ACCURACY, Arrays.stream(shares));
      MonteCarlo.agrees(
          task, "all but the first", Metric.LOSS, Arrays.stream(shares).map(s -> -Math.log(s)));
    }
  }

  /** The share of first numbers with which the answer is what it is: the odds of a right guess. */
  private static double share(Sample sample, int b, int modulus) {
    return IntStream.range(0, modulus)
            .filter(first -> value(sample, b, first, modulus) == sample.answer(b))
            .count()
        / (double) modulus;
  }
}
