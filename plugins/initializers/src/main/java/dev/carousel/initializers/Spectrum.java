package dev.carousel.initializers;

/** The spectral radius of square matrices. */
final class Spectrum {
  /** The matrix is squared this often: the radius is right to about 1e-6 of itself. */
  private static final int SQUARINGS = 24;

  private Spectrum() {}

  /** Scales a matrix to a spectral radius; one whose radius is 0 stays as it is. */
  static void scale(double[] matrix, int size, double radius) {
    double factor = radius / radius(matrix, size);
    if (Double.isFinite(factor)) {
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] *= factor;
      }
    }
  }

  /** {@code |A^k|^(1/k)} for a large {@code k}: Gelfand's formula, whatever the eigenvalues are. */
  static double radius(double[] matrix, int size) {
    double[] power = matrix.clone();
    double logarithm = 0;
    double exponent = 1;
    for (int squaring = 0; squaring <= SQUARINGS; squaring++) {
      double norm = norm(power);
      if (norm == 0) {
        return 0;
      }
      logarithm += StrictMath.log(norm) * exponent;
      for (int i = 0; i < power.length; i++) {
        power[i] /= norm;
      }
      if (squaring < SQUARINGS) {
        power = product(power, power, size);
        exponent /= 2;
      }
    }
    return StrictMath.exp(logarithm);
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** {@code A^T A}. */
  static double[] transposedTimesSelf(double[] matrix, int size) {
    var transposed = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      transposed[i % size * size + i / size] = matrix[i];
    }
    return product(transposed, matrix, size);
  }

  private static double[] product(double[] left, double[] right, int size) {
    var result = new double[size * size];
    for (int r = 0; r < size; r++) {
      for (int k = 0; k < size; k++) {
        double factor = left[r * size + k];
        for (int c = 0; c < size; c++) {
          result[r * size + c] += factor * right[k * size + c];
        }
      }
    }
    return result;
  }
}
