package dev.carousel.cells;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import java.util.Arrays;

/** Sparse random matrices of a given spectral radius. */
final class Reservoir {
  /** The matrix is squared this often, so its radius is right to about 1e-6 of itself. */
  private static final int SQUARINGS = 24;

  private Reservoir() {}

  /**
   * Normal entries at random places of each row, the others 0; scaled to a spectral radius, unless
   * every eigenvalue is 0.
   *
   * @param density share of the entries that are not 0, at least one in a row
   */
  static Initializer of(double density, double radius) {
    return (weight, units, values, random) -> {
      Arrays.fill(values, 0);
      int size = weight.columns();
      int connections = (int) Math.max(1, Math.rint(density * size));
      for (int row = 0; row < weight.rows(); row++) {
        connect(values, row * size, size, connections, random);
      }
      double factor = radius / radius(square(values, size));
      if (Double.isFinite(factor)) {
        Arrays.setAll(values, i -> factor * values[i]);
      }
    };
  }

  /** Each of the places left is chosen with the same probability. */
  private static void connect(
      double[] values, int first, int size, int connections, RandomStream random) {
    int open = connections;
    for (int place = 0; open > 0; place++) {
      if (random.below(size - place) < open) {
        values[first + place] = random.gaussian();
        open--;
      }
    }
  }

  private static double[][] square(double[] values, int size) {
    var matrix = new double[size][];
    Arrays.setAll(matrix, row -> Arrays.copyOfRange(values, row * size, (row + 1) * size));
    return matrix;
  }

  /** {@code |A^k|^(1/k)} for a large k (Gelfand's formula). */
  static double radius(double[][] matrix) {
    double[][] power = matrix;
    double logarithm = 0;
    for (int k = 0; k <= SQUARINGS; k++) {
      double norm = Exponential.norm(power);
      if (norm == 0) {
        return 0;
      }
      logarithm += StrictMath.log(norm) * Math.scalb(1.0, -k);
      double[][] scaled = Exponential.scaled(power, 1 / norm);
      power = Exponential.product(scaled, scaled);
    }
    return StrictMath.exp(logarithm);
  }
}
