package dev.carousel.compute.product;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A product of random numbers at odd offsets and strides, with NaN in all padding of its operands.
 *
 * @param weights row-major, valid outputs × valid inputs
 * @param a valid inputs at their places in rows of data
 */
record ProductCase(
    int[] outputs, int[] inputs, int rows, float[] weights, PackedMatrix matrix, float[] a) {
  private static final int OFFSET = 3;
  private static final int GAP = 5;

  static ProductCase of(int[] outputs, int[] inputs, int rows) {
    int columns = Arrays.stream(inputs).sum();
    float[] weights = numbers(columns, Arrays.stream(outputs).sum() * columns);
    var matrix = new PackedMatrix(Segments.of(outputs), Segments.of(inputs));
    int row = 0;
    for (int i = 0; i < outputs.length; i++) {
      int column = 0;
      for (int j = 0; j < inputs.length; j++) {
        float[] block = block(weights, columns, row, outputs[i], column, inputs[j]);
        matrix.pack(i, j, toDoubles(block), 0, outputs[i], inputs[j], false);
        column += inputs[j];
      }
      row += outputs[i];
    }
    float[] valid = numbers(rows, rows * columns);
    float[] a = new float[OFFSET + rows * (matrix.inputStride() + GAP)];
    Arrays.fill(a, Float.NaN);
    int[] places = places(inputs);
    for (int i = 0; i < valid.length; i++) {
      a[OFFSET + i / columns * (matrix.inputStride() + GAP) + places[i % columns]] = valid[i];
    }
    return new ProductCase(outputs, inputs, rows, weights, matrix, a);
  }

  private static float[] block(
      float[] weights, int stride, int row, int rows, int column, int columns) {
    float[] block = new float[rows * columns];
    for (int i = 0; i < block.length; i++) {
      block[i] = weights[(row + i / columns) * stride + column + i % columns];
    }
    return block;
  }

  /** Where the valid members of segments lie in a row of data. */
  private static int[] places(int[] segments) {
    int[] places = new int[Arrays.stream(segments).sum()];
    int count = 0;
    int start = 0;
    for (int segment : segments) {
      for (int i = 0; i < segment; i++) {
        places[count++] = start + i;
      }
      start += PackedMatrix.padded(segment);
    }
    return places;
  }

  static float[] numbers(long seed, int count) {
    var random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble() - 0.5f;
    }
    return numbers;
  }

  /** The valid outputs of all rows, after a product onto random numbers. */
  float[] multiply(Products products, boolean accumulate) {
    int stride = matrix.outputStride() + GAP;
    float[] c = start();
    products.multiply(
        matrix, a, OFFSET, matrix.inputStride() + GAP, c, OFFSET, stride, rows, accumulate);
    return valid(c);
  }

  private float[] start() {
    return numbers(8, OFFSET + rows * (matrix.outputStride() + GAP));
  }

  private float[] valid(float[] c) {
    int[] places = places(outputs);
    float[] valid = new float[rows * places.length];
    for (int i = 0; i < valid.length; i++) {
      int row = i / places.length;
      valid[i] = c[OFFSET + row * (matrix.outputStride() + GAP) + places[i % places.length]];
    }
    return valid;
  }

  /** What {@link #multiply} gives with accumulation, summed in double precision. */
  double[] expected() {
    float[] start = valid(start());
    int[] places = places(inputs);
    int count = Arrays.stream(outputs).sum();
    double[] sums = new double[start.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = start[i];
      for (int k = 0; k < places.length; k++) {
        double value = a[OFFSET + i / count * (matrix.inputStride() + GAP) + places[k]];
        sums[i] += value * weights[i % count * places.length + k];
      }
    }
    return sums;
  }

  static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
