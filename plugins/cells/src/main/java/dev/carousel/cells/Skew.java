package dev.carousel.cells;

import dev.carousel.api.CellEquations;

/**
 * A skew-symmetric matrix {@code A} as an equation: the entries of the weight {@code K} above the
 * diagonal, and the same with the other sign below it. The other half of {@code K} is idle.
 */
final class Skew {
  private static final String NOTE = "# fixed: Upper is 1 above the diagonal, 0 elsewhere\n";

  private static final String LINE = "A  = Upper * K - (Upper * K)^T\n";

  private Skew() {}

  /** The same page with {@code A} assigned above its equations. */
  static CellEquations above(CellEquations page, int units) {
    return Fixed.noted(NOTE + LINE, page)
        .withConstant("Upper", Fixed.matrix(units, units, (row, column) -> row < column));
  }
}
