package dev.carousel.compute.product;

import static dev.carousel.compute.product.PackedMatrix.PANEL;

/**
 * Room of one thread for the operands of tiles, copied so that rows lie a constant apart, where one
 * register addresses all of them.
 */
final class Scratch {
  /** Inner indices of one pass over a product. */
  static final int DEPTH = 256;

  /** Rows copied at a time for a product. */
  static final int PRODUCT_ROWS = 3 * Tile.ROWS;

  /** Distance between copied rows; no power of two, so that rows do not compete for cache sets. */
  static final int PRODUCT_STRIDE = DEPTH + PANEL;

  /** Rows of an outer sum made at a time: the columns copied of its left operand. */
  static final int OUTER_ROWS = 4 * Tile.ROWS;

  /** Distance between copied rows of the left operand, with room for what vectors spill. */
  static final int OUTER_STRIDE = OUTER_ROWS + PANEL;

  /** Columns copied of the right operand of an outer sum. */
  static final int OUTER_COLUMNS = 256;

  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  final float[] left =
      new float[Math.max(PRODUCT_ROWS * PRODUCT_STRIDE, Products.BLOCK * OUTER_STRIDE)];

  /** For the last numbers of an array, so that a whole vector can be read. */
  final float[] end = new float[PANEL];

  final float[] row = new float[OUTER_COLUMNS + PANEL];
  final Panels right = new Panels(OUTER_COLUMNS / PANEL, Products.BLOCK);

  static Scratch ofThread() {
    return OF_THREAD.get();
  }
}
