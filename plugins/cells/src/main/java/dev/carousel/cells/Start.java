package dev.carousel.cells;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How the weights of the built-in cells begin where their papers say so. */
final class Start {
  private Start() {}

  /** Normal around 0. */
  static Initializer normal(double deviation) {
    return (weight, units, values, random) ->
        Arrays.setAll(values, _ -> deviation * random.gaussian());
  }

  /** Uniform in [low, high). */
  static Initializer uniform(double low, double high) {
    return (weight, units, values, random) -> Arrays.setAll(values, _ -> random.uniform(low, high));
  }

  /** Normal with the variance 2 / inputs of the weight, which keeps lengths through a relu. */
  static Initializer he() {
    return (weight, units, values, random) ->
        normal(Math.sqrt(2.0 / weight.columns())).fill(weight, units, values, random);
  }

  /**
   * Blocks {@code 0 s / 0 0} along the diagonal, 0 elsewhere: above the diagonal what turns planes.
   *
   * @param entry gives s for an angle that is drawn uniform in [low, high)
   */
  static Initializer planes(double low, double high, DoubleUnaryOperator entry) {
    return (weight, units, values, random) -> {
      Arrays.fill(values, 0);
      for (int i = 0; i + 1 < weight.rows(); i += 2) {
        values[i * weight.columns() + i + 1] = entry.applyAsDouble(random.uniform(low, high));
      }
    };
  }

  /** {@code scale} on the diagonal, 0 elsewhere. */
  static Initializer identity(double scale) {
    return (weight, units, values, random) -> {
      Arrays.fill(values, 0);
      for (int i = 0; i < Math.min(weight.rows(), weight.columns()); i++) {
        values[i * weight.columns() + i] = scale;
      }
    };
  }

  /**
   * {@code quantile} at n points spread evenly over (0, 1): a distribution without its luck, so
   * that two weights of one unit can begin in step though each has a stream of its own.
   */
  static Initializer evenly(DoubleUnaryOperator quantile) {
    return (weight, units, values, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = quantile.applyAsDouble((i + 0.5) / values.length);
      }
    };
  }

  /** Row-major entries {@code entry(row, column)}. */
  static Initializer entries(IntBinaryOperatorToDouble entry) {
    return (weight, units, values, random) ->
        Arrays.setAll(values, i -> entry.apply(i / weight.columns(), i % weight.columns()));
  }

  /** An entry by its row and column. */
  interface IntBinaryOperatorToDouble {
    double apply(int row, int column);
  }

  /**
   * A random rotation of a square matrix, every one equally likely: one random reflection per unit
   * (Stewart 1980).
   */
  static Initializer orthogonal() {
    return (weight, units, values, random) -> {
      identity(1).fill(weight, units, values, random);
      for (int first = 0; first < weight.rows(); first++) {
        reflect(values, direction(weight.rows(), first, random));
      }
    };
  }

  /** A random vector whose entries before {@code first} are 0. */
  private static double[] direction(int length, int first, RandomStream random) {
    var vector = new double[length];
    for (int i = first; i < length; i++) {
      vector[i] = random.gaussian();
    }
    return vector;
  }

  /** Each row r of a square matrix becomes r - 2 v (v . r) / (v . v). */
  private static void reflect(double[] matrix, double[] v) {
    int n = v.length;
    double square = Arrays.stream(v).map(e -> e * e).sum();
    for (int row = 0; row < n; row++) {
      double dot = 0;
      for (int i = 0; i < n; i++) {
        dot += v[i] * matrix[row * n + i];
      }
      for (int i = 0; i < n; i++) {
        matrix[row * n + i] -= 2 * v[i] * dot / square;
      }
    }
  }
}
