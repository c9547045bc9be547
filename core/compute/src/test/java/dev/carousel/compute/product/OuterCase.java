package dev.carousel.compute.product;

import static dev.carousel.compute.product.PackedMatrix.padded;

import java.util.Arrays;

/** A sum of outer products of random numbers, with NaN in all padding of its operands. */
record OuterCase(int dColumns, int vColumns, int rows, float[] d, float[] v) {
  private static final int OFFSET = 7;

  static OuterCase of(int dColumns, int vColumns, int rows) {
    return new OuterCase(
        dColumns, vColumns, rows, operand(1, rows, dColumns), operand(2, rows, vColumns));
  }

  /** Without the padding of the last row: nothing beyond the last number may be needed. */
  private static float[] operand(long seed, int rows, int columns) {
    float[] valid = ProductCase.numbers(seed, rows * columns);
    float[] operand = new float[OFFSET + Math.max(0, rows - 1) * padded(columns) + columns];
    Arrays.fill(operand, Float.NaN);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(valid, r * columns, operand, OFFSET + r * padded(columns), columns);
    }
    return operand;
  }

  /** The valid part of the result, accumulated onto random numbers. */
  float[] accumulate(Products products) {
    float[] g = start();
    products.accumulateOuter(
        d,
        OFFSET,
        padded(dColumns),
        Segments.of(dColumns),
        0,
        dColumns,
        v,
        OFFSET,
        padded(vColumns),
        Segments.of(vColumns),
        rows,
        g,
        OFFSET,
        padded(vColumns));
    return valid(g);
  }

  private float[] start() {
    return ProductCase.numbers(3, OFFSET + dColumns * padded(vColumns));
  }

  private float[] valid(float[] g) {
    float[] valid = new float[dColumns * vColumns];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = g[OFFSET + i / vColumns * padded(vColumns) + i % vColumns];
    }
    return valid;
  }

  /** What {@link #accumulate} gives, summed in double precision. */
  double[] expected() {
    float[] start = valid(start());
    double[] sums = new double[start.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = start[i];
      for (int r = 0; r < rows; r++) {
        double left = d[OFFSET + r * padded(dColumns) + i / vColumns];
        sums[i] += left * v[OFFSET + r * padded(vColumns) + i % vColumns];
      }
    }
    return sums;
  }
}
