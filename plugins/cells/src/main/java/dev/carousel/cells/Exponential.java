package dev.carousel.cells;

import java.util.Arrays;

/** The exponential of a small matrix, by its series after halving, then squared back. */
final class Exponential {
  private static final int TERMS = 18;

  private Exponential() {}

  static double[][] of(double[][] matrix) {
    int halvings = Math.max(0, 2 + Math.getExponent(norm(matrix)));
    double[][] small = scaled(matrix, Math.scalb(1.0, -halvings));
    double[][] sum = identity(matrix.length);
    double[][] term = sum;
    for (int k = 1; k <= TERMS; k++) {
      term = scaled(product(term, small), 1.0 / k);
      sum = sum(sum, term);
    }
    for (int k = 0; k < halvings; k++) {
      sum = product(sum, sum);
    }
    return sum;
  }

  /** The largest sum of a row. */
  static double norm(double[][] matrix) {
    return Arrays.stream(matrix)
        .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
        .max()
        .orElse(0);
  }

  private static double[][] identity(int n) {
    var result = new double[n][n];
    for (int i = 0; i < n; i++) {
      result[i][i] = 1;
    }
    return result;
  }

  static double[][] scaled(double[][] matrix, double factor) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).map(entry -> entry * factor).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] sum(double[][] a, double[][] b) {
    var result = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        result[i][j] = a[i][j] + b[i][j];
      }
    }
    return result;
  }

  static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    var result = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }
}
