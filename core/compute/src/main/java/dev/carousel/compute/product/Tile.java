package dev.carousel.compute.product;

import java.lang.foreign.MemorySegment;

/**
 * The inner loop of all products: a few rows times a few vectors of columns, whose sums stay in
 * registers while the inner index runs. {@link TileEmitter} makes one class for each shape.
 */
interface Tile {
  /** Most rows of a tile; its sums with one or two vectors of columns fill the registers. */
  int ROWS = 12;

  /**
   * {@code c[i][j] = start + Σ_k a[i][k] w[k][j]}.
   *
   * @param w panels of sixteen columns
   * @param wOffset of the first number, in bytes
   * @param panelBytes from one panel to the next
   * @param length how many values of {@code k}
   * @param accumulate for products, whether the chain starts from {@code c} instead of zero
   */
  void run(
      float[] a,
      int aOffset,
      MemorySegment w,
      long wOffset,
      long panelBytes,
      int length,
      float[] c,
      int cOffset,
      int cStride,
      boolean accumulate);

  /** What a tile is for: how its left operand lies in memory and how its sums meet the result. */
  enum Kind {
    /** Left operand row by row; the chain starts from the result or from zero. */
    PRODUCT(Scratch.PRODUCT_STRIDE, 1),
    /** Left operand transposed; sums start from zero and are added to the result. */
    OUTER(1, Scratch.OUTER_STRIDE);

    /** Distance between rows of the left operand. */
    final int rowStep;

    /** Distance between successive values of {@code k} in the left operand. */
    final int innerStep;

    Kind(int rowStep, int innerStep) {
      this.rowStep = rowStep;
      this.innerStep = innerStep;
    }
  }

  /**
   * The form of a tile.
   *
   * @param lanes of a vector
   * @param rows of the left operand, at most {@link #ROWS}
   * @param vectors of columns; one, or a multiple of those in a panel
   */
  record Shape(Kind kind, int lanes, int rows, int vectors) {}
}
