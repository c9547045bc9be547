package dev.carousel.optimizers;

import dev.carousel.api.Block;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the singular values of a matrix towards 1 by an odd polynomial of fifth degree, applied a
 * few times: {@code X = a X + (b A + c A A) X} with {@code A = X X^T}. The coefficients are steep
 * at 0, so that small singular values grow fast; the values end between about 0.7 and 1.2 rather
 * than at 1.
 */
final class NewtonSchulz {
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;

  /** Added to the length by which a matrix is divided first. */
  private static final double EPSILON = 1e-7;

  private final double[] flat;
  private final double[] square;
  private final double[] polynomial;
  private final double[] product;

  /** One that takes any of these matrices. */
  NewtonSchulz(List<Block> matrices) {
    int length = matrices.stream().mapToInt(Block::length).max().orElse(0);
    int side = matrices.stream().mapToInt(b -> Math.min(b.rows(), b.columns())).max().orElse(0);
    flat = new double[length];
    product = new double[length];
    square = new double[side * side];
    polynomial = new double[side * side];
  }

  /** Changes the block's values in place. */
  void apply(double[] values, Block block, int steps) {
    boolean tall = block.rows() > block.columns();
    int rows = Math.min(block.rows(), block.columns());
    int columns = Math.max(block.rows(), block.columns());
    load(values, block, tall);
    for (int step = 0; step < steps; step++) {
      improve(rows, columns);
    }
    for (int i = 0; i < block.length(); i++) {
      values[block.offset() + i] = flat[tall ? place(i, block) : i];
    }
  }

  /** Where an entry of a block lies in its transpose. */
  private static int place(int i, Block block) {
    return i % block.columns() * block.rows() + i / block.columns();
  }

  private void load(double[] values, Block block, boolean tall) {
    double squares = 0;
    for (int i = block.offset(); i < block.end(); i++) {
      squares += values[i] * values[i];
    }
    double length = Math.sqrt(squares) + EPSILON;
    for (int i = 0; i < block.length(); i++) {
      flat[tall ? place(i, block) : i] = values[block.offset() + i] / length;
    }
  }

  private void improve(int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int s = 0; s <= r; s++) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
          sum += flat[r * columns + k] * flat[s * columns + k];
        }
        square[r * rows + s] = sum;
        square[s * rows + r] = sum;
      }
    }
    multiply(square, rows, square, rows, C, polynomial);
    for (int i = 0; i < rows * rows; i++) {
      polynomial[i] += B * square[i];
    }
    multiply(polynomial, rows, flat, columns, 1, product);
    for (int i = 0; i < rows * columns; i++) {
      flat[i] = A * flat[i] + product[i];
    }
  }

  /** {@code result = factor * left * right} of a square left matrix. */
  private static void multiply(
      double[] left, int rows, double[] right, int columns, double factor, double[] result) {
    Arrays.fill(result, 0, rows * columns, 0);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < rows; k++) {
        double multiple = factor * left[r * rows + k];
        for (int c = 0; c < columns; c++) {
          result[r * columns + c] += multiple * right[k * columns + c];
        }
      }
    }
  }
}
