package dev.carousel.compute.product;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/**
 * A matrix packed for products with many vectors.
 *
 * <p>Outputs and inputs come in {@link Segments}. Packed are the valid inputs only: panel after
 * panel of sixteen outputs, within it input after input, within it the sixteen outputs, where those
 * in the padding have zeros.
 */
public final class PackedMatrix {
  /** Outputs of one panel; a constant of the layout, whatever the vector width. */
  public static final int PANEL = 16;

  private final Segments outputs;
  private final Segments inputs;

  /** The weights: a column for each output, padding included, a row for each valid input. */
  final Panels panels;

  /** A matrix of zeros. */
  public PackedMatrix(Segments outputs, Segments inputs) {
    this.outputs = outputs;
    this.inputs = inputs;
    panels = new Panels(outputs.stride() / PANEL, inputs.count());
  }

  /** The count rounded up to a multiple of {@link #PANEL}. */
  public static int padded(int count) {
    return (count + PANEL - 1) / PANEL * PANEL;
  }

  Segments outputs() {
    return outputs;
  }

  Segments inputs() {
    return inputs;
  }

  /** Length of a row of outputs, paddings included. */
  public int outputStride() {
    return outputs.stride();
  }

  /** Length of a row of inputs, paddings included. */
  public int inputStride() {
    return inputs.stride();
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
    int outputCount = outputs.length(outputSegment);
    int inputCount = inputs.length(inputSegment);
    MemorySegment values = panels.values();
    for (int first = 0; first < outputCount; first += PANEL) {
      int count = Math.min(PANEL, outputCount - first);
      long target = panels.place(inputs.number(inputSegment), outputs.start(outputSegment) + first);
      for (int k = 0; k < inputCount; k++) {
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
    int outputCount = transposed ? columns : rows;
    int inputCount = transposed ? rows : columns;
    if (outputCount != outputs.length(outputSegment) || inputCount != inputs.length(inputSegment)) {
      throw new IllegalArgumentException(
          "block of %d outputs and %d inputs in place of %d and %d"
              .formatted(
                  outputCount,
                  inputCount,
                  outputs.length(outputSegment),
                  inputs.length(inputSegment)));
    }
  }
}
