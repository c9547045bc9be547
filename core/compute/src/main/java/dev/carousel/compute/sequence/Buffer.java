package dev.carousel.compute.sequence;

/**
 * Rows of numbers, {@code batch} of them for each slot of time.
 *
 * @param stride numbers per row; 0 for one row that stands for all
 * @param mask picks the slot of a step: -1 where every step has its own, 1 for two in turn, 0 for
 *     one that is used again
 */
record Buffer(float[] data, int batch, int stride, int mask) {

  /** Rows for every step. */
  static Buffer perStep(int slots, int batch, int stride) {
    int length = Math.multiplyExact(Math.multiplyExact(slots, batch), stride);
    return new Buffer(new float[length], batch, stride, -1);
  }

  /** Rows that each step uses again. */
  static Buffer reused(int batch, int stride) {
    return new Buffer(new float[batch * stride], batch, stride, 0);
  }

  /** Rows of this step and of the one before. */
  static Buffer alternating(int batch, int stride) {
    return new Buffer(new float[2 * batch * stride], batch, stride, 1);
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
