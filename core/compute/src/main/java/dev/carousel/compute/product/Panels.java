package dev.carousel.compute.product;

import static dev.carousel.compute.product.PackedMatrix.PANEL;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The right operand of tiles: panel after panel of sixteen columns, each with {@code depth} rows of
 * sixteen numbers. Off the heap, because there a vector can be kept from straddling cache lines.
 */
record Panels(MemorySegment values, int depth) {
  /** Size of one row of a panel, and the alignment of each: a cache line. */
  static final long ROW_BYTES = (long) PANEL * Float.BYTES;

  /** Panels of zeros. */
  Panels(int count, int depth) {
    this(Arena.ofAuto().allocate(count * depth * ROW_BYTES, ROW_BYTES), depth);
  }

  /** From one panel to the next. */
  long panelBytes() {
    return depth * ROW_BYTES;
  }

  /** Where the number of a row and a column lies, in bytes. */
  long place(int row, int column) {
    return ((long) (column / PANEL) * depth + row) * ROW_BYTES
        + (long) (column % PANEL) * Float.BYTES;
  }
}
