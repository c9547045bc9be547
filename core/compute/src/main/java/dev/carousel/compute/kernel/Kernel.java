package dev.carousel.compute.kernel;

/** A compiled elementwise kernel. Stateless. */
public interface Kernel {

  /**
   * Computes rows of a table, entry by entry.
   *
   * @param arrays of the operands, loads first, then stores
   * @param offsets of each operand's first row
   * @param strides from one row of an operand to its next; 0 for what is the same in all rows
   * @param rows number of rows
   * @param columns entries per row, a multiple of 16
   * @param step the step index
   */
  void run(float[][] arrays, int[] offsets, int[] strides, int rows, int columns, float step);
}
