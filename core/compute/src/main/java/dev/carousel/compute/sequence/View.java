package dev.carousel.compute.sequence;

/**
 * Where a variable lies.
 *
 * @param column of its first entry within a row
 * @param shift added to the slot: 1 for a next state in the buffer of its state
 */
record View(Buffer buffer, int column, int shift) {

  float[] data() {
    return buffer.data();
  }

  int stride() {
    return buffer.stride();
  }

  /** Index of its first entry at a step of the segment. */
  int offset(int step) {
    int slot = (step & buffer.mask()) + shift;
    return slot * buffer.batch() * buffer.stride() + column;
  }

  /** Index of its first entry in a row of a step. */
  int offset(int step, int row) {
    return offset(step) + row * buffer.stride();
  }
}
