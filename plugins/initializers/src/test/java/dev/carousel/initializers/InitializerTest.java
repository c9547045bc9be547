package dev.carousel.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void he_and_lecun_have_the_variance_of_their_equations() {
    for (var distribution : Distribution.values()) {
      double he = variance(filled(new He(distribution, 1), matrix(120, 80)));
      double lecun = variance(filled(new LeCun(distribution, 2), matrix(120, 80)));
      assertEquals(2.0 / 80, he, 0.03 * 2 / 80, distribution.name());
      assertEquals(4.0 / 80, lecun, 0.03 * 4 / 80, distribution.name());
    }
  }

  @Test
  void normal_has_its_mean_and_deviation() {
    double[] values = filled(new Normal(0.5, 3), matrix(120, 80));
    assertEquals(3, DoubleStream.of(values).average().orElseThrow(), 0.02);
    assertEquals(0.25, variance(values), 0.01);
    assertTrue(largest(values) > 3 + 3 * 0.5);
  }

  @Test
  void truncated_normal_has_no_tails_and_the_variance_that_is_left() {
    double[] values = filled(new TruncatedNormal(0.5, 0), matrix(120, 80));
    assertTrue(largest(values) <= 1 && largest(values) > 0.99);
    assertEquals(0.25 * 0.7737, variance(values), 0.005);
  }

  @Test
  void sparse_has_its_number_of_connections_in_every_row_and_uses_every_column() {
    double[] values = filled(new Sparse(5, 2), matrix(200, 40));
    var used = new int[40];
    for (int row = 0; row < 200; row++) {
      int connections = 0;
      for (int column = 0; column < 40; column++) {
        boolean open = values[row * 40 + column] != 0;
        connections += open ? 1 : 0;
        used[column] += open ? 1 : 0;
      }
      assertEquals(5, connections, "row " + row);
    }
    assertTrue(Arrays.stream(used).allMatch(n -> n > 8 && n < 50), () -> Arrays.toString(used));
    double squares = DoubleStream.of(values).map(v -> v * v).sum();
    assertEquals(4, squares / (200 * 5), 0.4);
  }

  @Test
  void a_spectral_radius_is_found_whatever_the_eigenvalues_are() {
    assertEquals(2, Spectrum.radius(new double[] {2, 0, 0, -1}, 2), 1e-6);
    assertEquals(3, Spectrum.radius(new double[] {0, -3, 3, 0}, 2), 1e-6);
    assertEquals(2, Spectrum.radius(new double[] {2, 5, 0, 2}, 2), 1e-5);
    assertEquals(0, Spectrum.radius(new double[] {0, 7, 0, 0}, 2));
  }

  @Test
  void spectral_forms_have_their_radius() {
    assertEquals(0.9, Spectrum.radius(filled(new Spectral(0.9), matrix(30, 30)), 30), 1e-9);
    double[] sparse = filled(new SparseSpectral(1.2, 4), matrix(30, 30));
    assertEquals(1.2, Spectrum.radius(sparse, 30), 1e-9);
    assertEquals(120, DoubleStream.of(sparse).filter(v -> v != 0).count());
  }

  @Test
  void np_rnn_is_symmetric_and_has_no_eigenvalue_above_one_or_below_zero() {
    double[] values = filled(new NpRnn(), matrix(20, 20));
    var rest = new double[400];
    for (int i = 0; i < 400; i++) {
      assertEquals(values[i % 20 * 20 + i / 20], values[i], 1e-15);
      rest[i] = (i % 21 == 0 ? 1 : 0) - values[i];
    }
    assertEquals(1, Spectrum.radius(values, 20), 1e-9);
    assertTrue(Spectrum.radius(rest, 20) < 1, "an eigenvalue is not positive");
  }

  @Test
  void rotations_are_orthogonal_also_where_a_row_is_left_over() {
    double[] values = filled(new Rotations(), matrix(5, 5));
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        double product = 0;
        for (int j = 0; j < 5; j++) {
          product += values[a * 5 + j] * values[b * 5 + j];
        }
        assertEquals(a == b ? 1 : 0, product, 1e-15);
      }
    }
  }

  @Test
  void skew_blocks_are_skew_symmetric_with_angles_of_their_distribution() {
    double[] henaff = filled(new SkewBlocks(SkewBlocks.Angles.HENAFF, 1), matrix(400, 400));
    double[] cayley = filled(new SkewBlocks(SkewBlocks.Angles.CAYLEY, 1), matrix(400, 400));
    for (double[] values : new double[][] {henaff, cayley}) {
      for (int i = 0; i < values.length; i++) {
        assertEquals(0, values[i] + values[i % 400 * 400 + i / 400]);
      }
      assertEquals(400, DoubleStream.of(values).filter(v -> v != 0).count());
    }
    assertEquals(Math.PI * Math.PI / 3, squares(henaff) / 400, 0.35);
    assertTrue(largest(henaff) <= Math.PI && largest(cayley) <= 1);
    // the mean of tan(u / 2)^2 over [0, pi / 2]
    assertEquals(4 / Math.PI - 1, squares(cayley) / 400, 0.05);
  }

  private static double squares(double[] values) {
    return DoubleStream.of(values).map(v -> v * v).sum();
  }

  @Test
  void listed_values_have_equal_shares_of_the_rows() {
    var bias = new Weight("b_o", 6, 1, Role.BIAS, 0);
    double[] values = filled(new Listed(List.of(-1.0, -2.0, -3.0)), bias);
    assertArrayEquals(new double[] {-1, -1, -2, -2, -3, -3}, values);
    assertArrayEquals(new double[] {4, 4, 4}, filled(new Listed(List.of(4.0)), bias(0)));
  }

  @Test
  void chrono_gates_that_keep_and_write_are_mirror_images() {
    var keeping = new Weight("b_f", 500, 1, Role.BIAS, 1);
    var writing = new Weight("b_i", 500, 1, Role.BIAS, 0);
    var keep = new Chrono(100, Gate.KEEP);
    var write = new Chrono(100, Gate.WRITE);
    assertEquals(keep.stream(keeping), write.stream(writing));
    double[] kept = filled(keep, keeping);
    double[] written = filled(write, writing);
    for (int i = 0; i < kept.length; i++) {
      assertEquals(-kept[i], written[i]);
    }
    double[] times = DoubleStream.of(kept).map(Math::exp).toArray();
    assertTrue(DoubleStream.of(times).allMatch(t -> t >= 1 && t <= 99.001));
    assertEquals(50, DoubleStream.of(times).average().orElseThrow(), 3);
    assertArrayEquals(new double[3], filled(new Chrono(100, Gate.DECLARED), bias(0)));
    assertTrue(filled(new Chrono(100, Gate.DECLARED), bias(-1))[0] < 0);
  }

  @Test
  void gates_of_uniform_gate_are_open_evenly() {
    var bias = new Weight("b_f", 2000, 1, Role.BIAS, 1);
    double[] open =
        DoubleStream.of(filled(new UniformGate(Gate.KEEP), bias))
            .map(b -> 1 / (1 + Math.exp(-b)))
            .toArray();
    assertTrue(DoubleStream.of(open).allMatch(o -> o >= 1.0 / 16 && o <= 15.0 / 16));
    double width = 14.0 / 16;
    assertEquals(0.5, DoubleStream.of(open).average().orElseThrow(), 0.02);
    assertEquals(width * width / 12, variance(open), 0.005);
  }

  @Test
  void eigenvalues_of_a_ring_fill_it_evenly_and_the_scale_is_that_of_the_modulus() {
    var vector = new Weight("p_nu", 2000, 1, Role.VECTOR, 0);
    double[] modulus = filled(new LruRing(LruRing.Part.MODULUS, 0.5, 0.9, 3), vector);
    double[] scale = filled(new LruRing(LruRing.Part.SCALE, 0.5, 0.9, 3), vector);
    double[] phase = filled(new LruRing(LruRing.Part.PHASE, 0.5, 0.9, 3), vector);
    double[] squares = DoubleStream.of(modulus).map(nu -> Math.exp(-2 * Math.exp(nu))).toArray();
    assertTrue(DoubleStream.of(squares).allMatch(s -> s > 0.2499 && s < 0.8101));
    assertEquals(0.53, DoubleStream.of(squares).average().orElseThrow(), 0.02);
    for (int i = 0; i < squares.length; i++) {
      assertEquals(Math.sqrt(1 - squares[i]), Math.exp(scale[i]), 1e-12);
    }
    assertEquals(1.5, DoubleStream.of(phase).map(Math::exp).average().orElseThrow(), 0.05);
  }

  @Test
  void hippo_is_the_scaled_legendre_matrix() {
    double root = Math.sqrt(3);
    assertArrayEquals(new double[] {-1, 0, -root, -2}, filled(new Hippo(), matrix(2, 2)), 1e-15);
    assertArrayEquals(new double[] {1, root, Math.sqrt(5)}, filled(new Hippo(), bias(0)), 1e-15);
  }

  @Test
  void frequencies_of_a_diagonal_state_are_on_a_line_or_inverse() {
    double[] line = filled(new DiagonalState(DiagonalState.Part.LINEAR), bias(0));
    assertArrayEquals(new double[] {0, Math.PI, 2 * Math.PI}, line, 1e-15);
    double[] inverse = filled(new DiagonalState(DiagonalState.Part.INVERSE), bias(0));
    assertArrayEquals(new double[] {6 / Math.PI, 0, -1.2 / Math.PI}, inverse, 1e-15);
    double[] real = filled(new DiagonalState(DiagonalState.Part.REAL), bias(0));
    assertEquals(0.5, Math.exp(real[2]), 1e-15);
  }

  @Test
  void log_uniform_numbers_come_back_from_what_the_cell_applies() {
    var vector = new Weight("p_d", 2000, 1, Role.VECTOR, 0);
    double[] exp = filled(new LogUniform(0.001, 0.1, LogUniform.Inverse.EXP), vector);
    double[] softplus = filled(new LogUniform(0.001, 0.1, LogUniform.Inverse.SOFTPLUS), vector);
    for (int i = 0; i < exp.length; i++) {
      assertTrue(exp[i] >= Math.log(0.001) && exp[i] <= Math.log(0.1));
      assertEquals(Math.exp(exp[i]), Math.log1p(Math.exp(softplus[i])), 1e-12);
    }
    assertEquals(Math.log(0.01), DoubleStream.of(exp).average().orElseThrow(), 0.1);
  }
}
