package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {

  @Test
  void it_is_the_exponential_to_two_units_in_the_last_place() {
    for (double x = -707.9; x <= 0; x += 0.00317) {
      double exact = StrictMath.exp(x);
      double difference = Math.abs(Exponential.of(x) - exact);
      assertTrue(difference <= 2 * Math.ulp(exact), "at " + x);
    }
  }

  @Test
  void the_ends_are_what_a_softmax_needs() {
    assertEquals(1, Exponential.of(0));
    assertEquals(1, Exponential.of(-0.0));
    assertEquals(0, Exponential.of(Double.NEGATIVE_INFINITY), 4e-308);
    assertTrue(Double.isNaN(Exponential.of(Double.NaN)));
  }
}
