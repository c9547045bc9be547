package dev.carousel.compute.sequence;

/**
 * Rows of numbers, {@code batch} of them for each slot of time.
 *
 * @param stride numbers per row; 0 for one row that stands for all
 * @param mask picks the slot of a step: -1 where every step of a segment has its own; where those
 *     of each block use the same, their number, a power of two, less one
 */
record Buffer(float[] data, int batch, int stride, int mask) {

  /** Rows for every step of a segment. */
  static Buffer everyStep(int slots, int batch, int stride) {
    return new Buffer(rows(slots, batch, stride), batch, stride, -1);
  }

  /**
   * Rows for the steps of a block.
   *
   * @param steps a power of two
   * @param more slots beside those of the steps
   */
  static Buffer ofBlock(int steps, int more, int batch, int stride) {
    return new Buffer(rows(steps + more, batch, stride), batch, stride, steps - 1);
  }

  private static float[] rows(int slots, int batch, int stride) {
    return new float[Math.multiplyExact(Math.multiplyExact(slots, batch), stride)];
  }

  /** One row that is the same for all steps and examples. */
  static Buffer constant(int stride) {
    return new Buffer(new float[stride], 0, 0, 0);
  }

  /** The rows from a column on. */
  View from(int column, int shift) {
    return new View(this, column, shift);
  }
}
