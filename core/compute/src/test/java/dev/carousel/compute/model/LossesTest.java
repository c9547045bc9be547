package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import org.junit.jupiter.api.Test;

/** Losses by hand, and in the far ends where the plain formulas overflow. */
class LossesTest {
  private static final Format CLASSES = Format.tokens(2, 3, 1);
  private static final Format VALUES = Format.values(1, 2, 1);
  private static final Format SHARES = new Format(1, false, 3, Target.SHARES, 1);
  private static final Format LABELS = new Format(1, false, 2, Target.LABELS, 1);

  private static Batch one(Format format, Episodes write) {
    return new Batch(format, 1)
        .fill(
            sequence -> {
              sequence.begin(1);
              write.next(sequence);
            });
  }

  private static final Batch SECOND_CLASS = one(CLASSES, s -> s.target(0, 1));
  private static final Batch TWO_VALUES =
      one(
          VALUES,
          s -> {
            s.target(0, 0, 1);
            s.target(0, 1, -2);
          });
  private static final Batch FIRST_TWO_SHARES =
      one(
          SHARES,
          s -> {
            s.target(0, 0, 0.25);
            s.target(0, 1, 0.75);
          });
  private static final Batch SECOND_LABEL = one(LABELS, s -> s.label(0, 1));

  private static void check(Batch batch, double[] readout, double loss, double... derivative) {
    double[] d = readout.clone();
    assertEquals(loss, new Losses(batch.format()).lossAndGradient(d, batch, 0), 1e-12);
    assertArrayEquals(derivative, d, 1e-12);
  }

  private static boolean correct(Batch batch, double tolerance, double... readout) {
    return new Losses(batch.format()).correct(readout, batch, 0, tolerance);
  }

  @Test
  void cross_entropy_of_a_softmax() {
    double sum = Math.exp(1) + Math.exp(2) + 1;
    check(
        SECOND_CLASS,
        new double[] {1, 2, 0},
        Math.log(sum) - 2,
        Math.exp(1) / sum,
        Math.exp(2) / sum - 1,
        1 / sum);
    check(SECOND_CLASS, new double[] {1000, -1000, 0}, 2000, 1, -1, 0);
    check(SECOND_CLASS, new double[] {-1000, 1000, 0}, 0, 0, 0, 0);
  }

  @Test
  void cross_entropy_of_a_softmax_with_shares() {
    double sum = Math.exp(1) + Math.exp(2) + 1;
    check(
        FIRST_TWO_SHARES,
        new double[] {1, 2, 0},
        Math.log(sum) - 0.25 - 0.75 * 2,
        Math.exp(1) / sum - 0.25,
        Math.exp(2) / sum - 0.75,
        1 / sum);
    check(FIRST_TWO_SHARES, new double[] {-1000, 1000, 0}, 500, -0.25, 0.25, 0);
  }

  @Test
  void mean_squared_error() {
    check(TWO_VALUES, new double[] {2, -2.5}, 0.625, 1, -0.5);
  }

  @Test
  void sum_of_logistic_cross_entropies() {
    double e = Math.exp(0.5);
    check(SECOND_LABEL, new double[] {0.5, 0}, Math.log(1 + e) + Math.log(2), e / (1 + e), -0.5);
    check(SECOND_LABEL, new double[] {1000, -1000}, 2000, 1, -1);
    check(SECOND_LABEL, new double[] {-1000, 1000}, 0, 0, 0);
  }

  @Test
  void a_prediction_is_right_where_its_class_is_alone_on_top() {
    assertTrue(correct(SECOND_CLASS, 0, 1, 2, 0));
    assertFalse(correct(SECOND_CLASS, 0, 2, 2, 0));
    assertFalse(correct(SECOND_CLASS, 0, 3, 2, 0));
    assertFalse(correct(SECOND_CLASS, 0, Double.NaN, 2, 0));
    assertFalse(correct(SECOND_CLASS, 0, 1, Double.NaN, 0));
  }

  @Test
  void a_prediction_is_right_where_every_value_is_near() {
    assertTrue(correct(TWO_VALUES, 0.5, 1.5, -2.5));
    assertFalse(correct(TWO_VALUES, 0.5, 1, -2.75));
    assertFalse(correct(TWO_VALUES, 0.5, Double.NaN, -2));
  }

  @Test
  void a_prediction_is_right_where_all_that_may_be_is_above_all_that_may_not() {
    assertTrue(correct(FIRST_TWO_SHARES, 0, 2, 1, 0.5));
    assertTrue(correct(FIRST_TWO_SHARES, 0, -2, -1, -2.5));
    assertFalse(correct(FIRST_TWO_SHARES, 0, 2, 0.5, 0.5));
    assertFalse(correct(FIRST_TWO_SHARES, 0, 0, 9, 0.5));
    assertFalse(correct(FIRST_TWO_SHARES, 0, Double.NaN, 9, 0.5));
    assertFalse(correct(FIRST_TWO_SHARES, 0, 8, 9, Double.NaN));
  }

  @Test
  void a_prediction_is_right_where_every_label_is() {
    assertTrue(correct(SECOND_LABEL, 0, -0.1, 0.1));
    assertFalse(correct(SECOND_LABEL, 0, 0.1, 0.1));
    assertFalse(correct(SECOND_LABEL, 0, -0.1, -0.1));
    assertFalse(correct(SECOND_LABEL, 0, -0.1, 0));
  }
}
