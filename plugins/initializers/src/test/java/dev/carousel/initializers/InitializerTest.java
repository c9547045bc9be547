package dev.carousel.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitializerTest {
  private static final int UNITS = 16;

  private static double[] filled(Initializer initializer, Weight weight) {
    var values = new double[weight.rows() * weight.columns()];
    initializer.fill(weight, UNITS, values, Streams.named(1, "weights"));
    return values;
  }

  private static Weight matrix(int rows, int columns) {
    return new Weight("W", rows, columns, Role.RECURRENT, 0);
  }

  private static Weight bias(int retention) {
    return new Weight("b", 3, 1, Role.BIAS, retention);
  }

  private static double variance(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    return DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double largest(double[] values) {
    return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
  }

  @Test
  void the_default_bound_of_uniform_is_one_over_the_root_of_the_units() {
    double[] values = filled(new Uniform(0), matrix(100, 50));
    assertTrue(largest(values) <= 0.25 && largest(values) > 0.249, () -> "" + largest(values));
    assertEquals(0.25 * 0.25 / 3, variance(values), 0.001);
  }

  @Test
  void uniform_keeps_its_bound() {
    double[] values = filled(new Uniform(2), matrix(100, 50));
    assertTrue(largest(values) <= 2 && largest(values) > 1.99, () -> "" + largest(values));
  }

  @Test
  void glorot_has_the_variance_of_its_equation_in_both_distributions() {
    double expected = 4 * 2.0 / (120 + 80);
    for (var distribution : Distribution.values()) {
      double[] values = filled(new Glorot(distribution, 2), matrix(120, 80));
      assertEquals(expected, variance(values), 0.03 * expected, distribution.name());
    }
  }

  @Test
  void glorot_uniform_stays_within_the_root_of_six_over_the_fans() {
    double bound = Math.sqrt(6.0 / 200);
    double[] values = filled(new Glorot(Distribution.UNIFORM, 1), matrix(120, 80));
    assertTrue(largest(values) <= bound && largest(values) > 0.99 * bound);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "64, 64", "9, 4", "4, 9", "1, 7", "7, 1"})
  void the_shorter_side_of_an_orthogonal_matrix_is_orthonormal_times_the_gain(
      int rows, int columns) {
    double[] values = filled(new Orthogonal(1.5), matrix(rows, columns));
    boolean tall = rows >= columns;
    int count = Math.min(rows, columns);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        double product = 0;
        for (int j = 0; j < Math.max(rows, columns); j++) {
          product +=
              tall
                  ? values[j * columns + a] * values[j * columns + b]
                  : values[a * columns + j] * values[b * columns + j];
        }
        assertEquals(a == b ? 2.25 : 0, product, 1e-13, a + ", " + b);
      }
    }
  }

  @Test
  void orthogonal_matrices_are_rotations_and_reflections_alike_often() {
    var values = new double[4];
    var random = Streams.named(1, "weights");
    int rotations = 0;
    for (int i = 0; i < 1000; i++) {
      new Orthogonal(1).fill(matrix(2, 2), 2, values, random);
      rotations += values[0] * values[3] - values[1] * values[2] > 0 ? 1 : 0;
    }
    assertEquals(500, rotations, 60);
  }

  @Test
  void identity_is_its_scale_on_the_diagonal_of_any_shape() {
    assertArrayEquals(new double[] {2, 0, 0, 0, 2, 0}, filled(new Identity(2), matrix(2, 3)));
    assertArrayEquals(new double[] {2, 0, 0, 2, 0, 0}, filled(new Identity(2), matrix(3, 2)));
  }

  @Test
  void constant_is_its_value_everywhere() {
    double[] values = filled(new Constant(-0.5), matrix(3, 2));
    assertTrue(Arrays.stream(values).allMatch(v -> v == -0.5));
  }

  @Test
  void forget_bias_favours_keeping_whichever_way_the_gate_turns() {
    assertArrayEquals(new double[] {5, 5, 5}, filled(new ForgetBias(5), bias(1)));
    assertArrayEquals(new double[] {-5, -5, -5}, filled(new ForgetBias(5), bias(-1)));
  }

  @Test
  void forget_bias_leaves_other_biases_at_zero() {
    assertArrayEquals(new double[] {0, 0, 0}, filled(new ForgetBias(-5), bias(0)));
  }
}
