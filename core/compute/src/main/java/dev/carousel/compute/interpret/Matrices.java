package dev.carousel.compute.interpret;

import java.util.Arrays;

/**
 * Products and linear equations of whole matrices, row-major. Each entry is a sum in a fixed order,
 * so that a compiler may use any vector width and change no bit.
 */
final class Matrices {
  private Matrices() {}

  /** The product of a matrix with {@code rows} rows and another one. */
  static double[] product(double[] left, double[] right, int rows) {
    int inner = left.length / rows;
    int columns = right.length / inner;
    var product = new double[rows * columns];
    int evenRows = rows / 2 * 2;
    int whole = inner / 4 * 4;
    for (int k = 0; k < whole; k += 4) {
      for (int row = 0; row < evenRows; row += 2) {
        addToTwo(left, row * inner + k, inner, right, k * columns, product, row * columns, columns);
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int k = row < evenRows ? whole : 0; k < inner; k++) {
        addRow(left[row * inner + k], right, k * columns, product, row * columns, columns);
      }
    }
    return product;
  }

  /** Adds four rows that follow each other to two sums, each times its factor of that sum. */
  private static void addToTwo(
      double[] factors,
      int first,
      int stride,
      double[] rows,
      int from,
      double[] sums,
      int to,
      int length) {
    double a = factors[first];
    double b = factors[first + 1];
    double c = factors[first + 2];
    double d = factors[first + 3];
    double e = factors[first + stride];
    double f = factors[first + stride + 1];
    double g = factors[first + stride + 2];
    double h = factors[first + stride + 3];
    for (int i = 0; i < length; i++) {
      double w = rows[from + i];
      double x = rows[from + length + i];
      double y = rows[from + 2 * length + i];
      double z = rows[from + 3 * length + i];
      sums[to + i] += a * w + b * x + c * y + d * z;
      sums[to + length + i] += e * w + f * x + g * y + h * z;
    }
  }

  private static void addRow(
      double factor, double[] rows, int from, double[] sum, int to, int length) {
    for (int i = 0; i < length; i++) {
      sum[to + i] += factor * rows[from + i];
    }
  }

  /** The inverse; of a singular matrix, entries that are not finite. */
  static double[] inverse(double[] matrix, int rows) {
    return solve(matrix, identity(rows), rows);
  }

  static double[] identity(int rows) {
    var identity = new double[rows * rows];
    for (int i = 0; i < rows; i++) {
      identity[i * rows + i] = 1;
    }
    return identity;
  }

  /**
   * The X of {@code matrix X = right}, by elimination with partial pivoting; entries that are not
   * finite where the matrix is singular.
   *
   * @param rows of both
   */
  static double[] solve(double[] matrix, double[] right, int rows) {
    double[] upper = matrix.clone();
    double[] x = right.clone();
    int columns = x.length / rows;
    for (int step = 0; step < rows; step++) {
      int pivot = pivot(upper, step, rows);
      swap(upper, step, pivot, rows);
      swap(x, step, pivot, columns);
      for (int row = step + 1; row < rows; row++) {
        double factor = -upper[row * rows + step] / upper[step * rows + step];
        addRow(factor, upper, step * (rows + 1), upper, row * rows + step, rows - step);
        addRow(factor, x, step * columns, x, row * columns, columns);
      }
    }
    substituteBack(upper, x, rows, columns);
    return x;
  }

  private static int pivot(double[] matrix, int column, int rows) {
    int pivot = column;
    for (int row = column + 1; row < rows; row++) {
      if (Math.abs(matrix[row * rows + column]) > Math.abs(matrix[pivot * rows + column])) {
        pivot = row;
      }
    }
    return pivot;
  }

  private static void swap(double[] matrix, int one, int other, int columns) {
    if (one != other) {
      double[] row = Arrays.copyOfRange(matrix, one * columns, (one + 1) * columns);
      System.arraycopy(matrix, other * columns, matrix, one * columns, columns);
      System.arraycopy(row, 0, matrix, other * columns, columns);
    }
  }

  private static void substituteBack(double[] upper, double[] x, int rows, int columns) {
    for (int row = rows - 1; row >= 0; row--) {
      for (int k = row + 1; k < rows; k++) {
        addRow(-upper[row * rows + k], x, k * columns, x, row * columns, columns);
      }
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        x[i] /= upper[row * rows + row];
      }
    }
  }
}
