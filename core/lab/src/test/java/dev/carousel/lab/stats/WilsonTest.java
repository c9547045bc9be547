package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WilsonTest {

  @Test
  void none_and_all_solved_reach_exactly_to_the_ends() {
    assertEquals(0, Wilson.interval(0, 5, 0.95).low());
    assertEquals(1, Wilson.interval(5, 5, 0.95).high());
    assertEquals(0.5655, Wilson.interval(5, 5, 0.95).low(), 5e-5);
  }

  /** Newcombe 1998, table II, method 10. */
  @Test
  void differences_agree_with_newcombes_examples() {
    assertDifference(0.0524, 0.3339, Wilson.difference(56, 70, 48, 80));
    assertDifference(0.1705, 0.8090, Wilson.difference(9, 10, 3, 10));
  }

  @Test
  void exchanging_the_samples_mirrors_the_difference() {
    Interval difference = Wilson.difference(5, 5, 1, 4);
    Interval mirrored = Wilson.difference(1, 4, 5, 5);
    assertEquals(-difference.low(), mirrored.high(), 1e-12);
    assertEquals(-difference.high(), mirrored.low(), 1e-12);
    assertTrue(difference.low() > 0);
  }

  private static void assertDifference(double low, double high, Interval actual) {
    assertEquals(low, actual.low(), 5e-5);
    assertEquals(high, actual.high(), 5e-5);
  }
}
