package dev.carousel.cells;

/** LSTM cells in blocks that share gates. */
final class Blocks {
  private Blocks() {}

  static void check(int units, int size) {
    if (units % size != 0) {
      throw new IllegalArgumentException(
          "units, " + units + ", must be a multiple of the block size, " + size);
    }
  }
}
