package dev.carousel.api.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MatchTest {
  private static boolean right(Match match, double[] prediction, float... values) {
    var shifted = new float[values.length + 1];
    System.arraycopy(values, 0, shifted, 1, values.length);
    return match.isRight(prediction, shifted, 1);
  }

  private static double[] predicted(double... values) {
    return values;
  }

  @Test
  void within_an_error_every_value_is_met_but_missing_ones() {
    var match = new Match.Within(0.5);
    assertTrue(right(match, predicted(1.5, 7, -1), 1, Float.NaN, -1.5f));
    assertFalse(right(match, predicted(1.5, 7, -1), 1, 6, -1.5f));
    assertFalse(right(match, predicted(Double.NaN), 1));
  }

  @Test
  void ranked_what_is_above_zero_is_larger_than_all_that_is_not() {
    var match = new Match.Ranked();
    assertTrue(right(match, predicted(0.2, 0.9, 0.3), 0, 0.5f, 0.5f));
    assertTrue(right(match, predicted(-3, -1, -2), 0, 1, 0));
    assertFalse(right(match, predicted(0.2, 0.9, 0.1), 0, 0.5f, 0.5f));
    assertTrue(right(match, predicted(0.2, 0.9, 0.1), Float.NaN, 0.5f, 0.5f));
  }

  @Test
  void ranked_ties_and_what_is_no_number_are_wrong() {
    var match = new Match.Ranked();
    assertFalse(right(match, predicted(0.5, 0.5), 0, 1));
    assertFalse(right(match, predicted(Double.NaN, 0.5), 0, 1));
    assertFalse(right(match, predicted(0.5, Double.NaN), 0, 1));
  }

  @Test
  void ranked_all_or_none_above_zero_is_right_whatever_is_predicted() {
    var match = new Match.Ranked();
    assertTrue(right(match, predicted(-1, 3), 1, 0.5f));
    assertTrue(right(match, predicted(-1, 3), 0, 0));
  }
}
