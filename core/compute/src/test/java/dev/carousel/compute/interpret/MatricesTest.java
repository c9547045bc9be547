package dev.carousel.compute.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatricesTest {
  private static double[] random(String name, int length) {
    var stream = Streams.named(1, name);
    var values = new double[length];
    Arrays.setAll(values, _ -> stream.gaussian());
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 4", "5, 4, 1", "1, 9, 7", "16, 17, 18"})
  void a_product_is_all_products_of_rows_and_columns(int rows, int inner, int columns) {
    double[] a = random("a", rows * inner);
    double[] b = random("b", inner * columns);
    double[] product = Matrices.product(a, b, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += a[i * inner + k] * b[k * columns + j];
        }
        assertEquals(sum, product[i * columns + j], 1e-13);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 31})
  void an_inverse_undoes_its_matrix(int rows) {
    double[] matrix = random("m", rows * rows);
    double[] inverse = Matrices.inverse(matrix, rows);
    double[] identity = Matrices.identity(rows);
    assertArrayEquals(identity, Matrices.product(matrix, inverse, rows), 1e-11);
    assertArrayEquals(identity, Matrices.product(inverse, matrix, rows), 1e-11);
  }

  @Test
  void rows_are_exchanged_where_the_diagonal_is_small() {
    assertArrayEquals(new double[] {0, 1, 1, 0}, Matrices.inverse(new double[] {0, 1, 1, 0}, 2));
    double[] inverse = Matrices.inverse(new double[] {1e-20, 1, 1, 1}, 2);
    assertArrayEquals(new double[] {-1, 1, 1, 0}, inverse, 1e-15);
  }

  @Test
  void several_right_sides_are_solved_at_once() {
    double[] x = random("x", 5 * 2);
    double[] matrix = random("m", 25);
    assertArrayEquals(x, Matrices.solve(matrix, Matrices.product(matrix, x, 5), 5), 1e-12);
  }

  @Test
  void a_singular_matrix_has_no_finite_inverse() {
    double[] inverse = Matrices.inverse(new double[] {1, 2, 2, 4}, 2);
    assertFalse(Arrays.stream(inverse).anyMatch(Double::isFinite));
    assertFalse(Arrays.stream(Matrices.inverse(new double[9], 3)).anyMatch(Double::isFinite));
  }

  @Test
  void what_is_not_a_number_stays_so() {
    double[] inverse = Matrices.inverse(new double[] {Double.NaN, 1, 1, 2}, 2);
    assertFalse(Arrays.stream(inverse).anyMatch(Double::isFinite));
  }
}
