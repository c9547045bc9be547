package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrawTest {
  @Test
  void two_values_are_the_same_once_in_as_many_as_there_are() {
    var draw = new Draw(2, 5);
    assertEquals(0.5 * 0.8 + 0.2, draw.accuracy(), 1e-12);
    assertEquals(0.8 * Math.log(2), draw.loss(), 1e-12);
  }

  @Test
  void one_value_is_known() {
    assertEquals(1, new Draw(1, 7).accuracy(), 1e-12);
    assertEquals(0, new Draw(1, 7).loss(), 1e-12);
  }

  @Test
  void binomial_probabilities_sum_to_one() {
    assertEquals(
        1, IntStream.rangeClosed(0, 9).mapToDouble(n -> Draw.binomial(9, n, 0.3)).sum(), 1e-12);
  }
}
