package dev.carousel.compute.product;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * A matrix packed for products with many vectors.
 *
 * <p>Outputs and inputs come in segments, such as the four gates of an LSTM; in a row of data each
 * segment is padded to a multiple of {@link #PANEL}. Packed are the valid inputs only: panel after
 * panel of sixteen outputs, within it input after input, within it the sixteen outputs, where those
 * in the padding have zeros.
 */
public final class PackedMatrix {
  /** Outputs of one panel; a constant of the layout, whatever the vector width. */
  public static final int PANEL = 16;

  private final int[] outputSegments;
  private final int[] inputSegments;

  /** Where segments begin in a row of data; the last number is the length of the row. */
  private final int[] outputStarts;

  private final int[] inputStarts;

  /** Numbers of the first inputs of segments among the valid ones; the last is their count. */
  private final int[] inputNumbers;

  /** The weights: a column for each output, padding included, a row for each valid input. */
  final Panels panels;

  /** A matrix of zeros. */
  public PackedMatrix(int[] outputSegments, int[] inputSegments) {
    this.outputSegments = outputSegments.clone();
    this.inputSegments = inputSegments.clone();
    outputStarts = sums(Arrays.stream(outputSegments).map(PackedMatrix::padded).toArray());
    inputStarts = sums(Arrays.stream(inputSegments).map(PackedMatrix::padded).toArray());
    inputNumbers = sums(inputSegments);
    panels = new Panels(outputStride() / PANEL, inputs());
  }

  /** The count rounded up to a multiple of {@link #PANEL}. */
  public static int padded(int count) {
    return (count + PANEL - 1) / PANEL * PANEL;
  }

  private static int[] sums(int[] lengths) {
    int[] sums = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      sums[i + 1] = Math.addExact(sums[i], lengths[i]);
    }
    return sums;
  }

  /** Length of a row of outputs, paddings included. */
  public int outputStride() {
    return outputStarts[outputSegments.length];
  }

  /** Length of a row of inputs, paddings included. */
  public int inputStride() {
    return inputStarts[inputSegments.length];
  }

  /** Count of valid inputs. */
  int inputs() {
    return inputNumbers[inputSegments.length];
  }

  /**
   * Sets the block of one output and one input segment.
   *
   * @param source row-major from {@code offset}: outputs × inputs, or inputs × outputs if {@code
   *     transposed}
   * @throws IllegalArgumentException where rows and columns are not those of the block
   */
  public void pack(
      int outputSegment,
      int inputSegment,
      double[] source,
      int offset,
      int rows,
      int columns,
      boolean transposed) {
    checkShape(outputSegment, inputSegment, rows, columns, transposed);
    int outputStep = transposed ? 1 : columns;
    int inputStep = transposed ? columns : 1;
    int outputs = outputSegments[outputSegment];
    int inputs = inputSegments[inputSegment];
    MemorySegment values = panels.values();
    for (int first = 0; first < outputs; first += PANEL) {
      int count = Math.min(PANEL, outputs - first);
      long target = panels.place(inputNumbers[inputSegment], outputStarts[outputSegment] + first);
      for (int k = 0; k < inputs; k++) {
        int from = offset + first * outputStep + k * inputStep;
        for (int i = 0; i < count; i++) {
          float value = (float) source[from + i * outputStep];
          values.set(JAVA_FLOAT, target + k * Panels.ROW_BYTES + i * 4L, value);
        }
      }
    }
  }

  private void checkShape(
      int outputSegment, int inputSegment, int rows, int columns, boolean transposed) {
    int outputs = transposed ? columns : rows;
    int inputs = transposed ? rows : columns;
    if (outputs != outputSegments[outputSegment] || inputs != inputSegments[inputSegment]) {
      throw new IllegalArgumentException(
          "block of %d outputs and %d inputs in place of %d and %d"
              .formatted(
                  outputs, inputs, outputSegments[outputSegment], inputSegments[inputSegment]));
    }
  }

  /**
   * Copies valid inputs, {@code length} from number {@code first}, out of the row of data that
   * begins at {@code offset}.
   */
  void gather(float[] row, int offset, int first, int length, float[] target, int targetOffset) {
    for (int segment = 0; segment < inputSegments.length; segment++) {
      int begin = Math.max(inputNumbers[segment], first);
      int end = Math.min(inputNumbers[segment + 1], first + length);
      if (begin < end) {
        System.arraycopy(
            row,
            offset + inputStarts[segment] + begin - inputNumbers[segment],
            target,
            targetOffset + begin - first,
            end - begin);
      }
    }
  }
}
