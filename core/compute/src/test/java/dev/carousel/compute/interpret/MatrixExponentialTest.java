package dev.carousel.compute.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {
  private static double[] random(String name, int rows, double scale) {
    var stream = Streams.named(1, name);
    var matrix = new double[rows * rows];
    Arrays.setAll(matrix, _ -> scale * stream.gaussian());
    return matrix;
  }

  private static double[] exponential(int rows, double... matrix) {
    return MatrixExponential.of(rows, matrix).getFirst();
  }

  private static void close(double[] expected, double[] found, double tolerance) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, found, tolerance * largest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.5, Math.PI, 4.7, 20, 300})
  void of_a_turn_in_a_plane_it_is_the_rotation(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    close(
        new double[] {cos, -sin, sin, cos},
        exponential(2, 0, -angle, angle, 0),
        1e-14 * (1 + angle));
  }

  @Test
  void of_a_nilpotent_matrix_it_is_a_polynomial() {
    close(
        new double[] {1, 2, 3 + 2 * 5 / 2.0, 0, 1, 5, 0, 0, 1},
        exponential(3, 0, 2, 3, 0, 0, 5, 0, 0, 0),
        1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 3})
  void it_is_the_sum_of_its_series(double scale) {
    int n = 7;
    double[] a = random("a", n, scale);
    double[] sum = Matrices.identity(n);
    double[] term = sum;
    for (int k = 1; k < 200; k++) {
      double by = 1.0 / k;
      term = Arrays.stream(Matrices.product(term, a, n)).map(v -> by * v).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += term[i];
      }
    }
    close(sum, exponential(n, a), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 3})
  void its_derivative_is_the_corner_of_the_exponential_of_blocks(double scale) {
    int n = 5;
    double[] a = random("a", n, scale);
    double[] direction = random("e", n, 1);
    List<double[]> both = MatrixExponential.of(n, a, direction);
    var blocks = new double[4 * n * n];
    for (int row = 0; row < n; row++) {
      System.arraycopy(a, row * n, blocks, row * 2 * n, n);
      System.arraycopy(direction, row * n, blocks, row * 2 * n + n, n);
      System.arraycopy(a, row * n, blocks, (row + n) * 2 * n + n, n);
    }
    double[] whole = exponential(2 * n, blocks);
    for (int row = 0; row < n; row++) {
      int from = row * 2 * n;
      close(row(both.getFirst(), row, n), Arrays.copyOfRange(whole, from, from + n), 1e-11);
      close(row(both.getLast(), row, n), Arrays.copyOfRange(whole, from + n, from + 2 * n), 1e-11);
    }
    assertArrayEquals(exponential(n, a), both.getFirst(), "the value does not depend on it");
  }

  private static double[] row(double[] matrix, int row, int columns) {
    return Arrays.copyOfRange(matrix, row * columns, (row + 1) * columns);
  }

  @Test
  void of_skew_symmetric_matrices_it_is_orthogonal() {
    int n = 33;
    double[] half = random("k", n, 1);
    var skew = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      skew[i] = half[i] - half[i % n * n + i / n];
    }
    double[] turn = exponential(n, skew);
    var transposed = new double[n * n];
    Arrays.setAll(transposed, i -> turn[i % n * n + i / n]);
    assertArrayEquals(Matrices.identity(n), Matrices.product(turn, transposed, n), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        800
      })
  void what_has_no_exponential_in_these_numbers_is_not_finite(double entry) {
    for (double[] block : MatrixExponential.of(2, new double[] {entry, 0, 0, 1}, new double[4])) {
      assertFalse(Arrays.stream(block).allMatch(Double::isFinite) && block[3] != 0);
    }
    assertFalse(Double.isFinite(exponential(2, entry, 0, 0, 1)[0]));
  }

  @Test
  void of_one_number_it_is_its_exponential() {
    assertEquals(Math.E, exponential(1, 1)[0], 1e-15);
  }
}
