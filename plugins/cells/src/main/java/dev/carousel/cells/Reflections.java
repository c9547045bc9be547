package dev.carousel.cells;

import dev.carousel.api.CellEquations;

/** Householder reflections of a vector, one after the other, as equations. */
final class Reflections {
  private Reflections() {}

  /**
   * Lines that reflect {@code from} at {@code NAME1}, {@code NAME2}, …; the result is {@code
   * FROM_NAMEk}.
   */
  static String lines(String from, String name, int count) {
    var text = new StringBuilder();
    String last = from;
    for (int k = 1; k <= count; k++) {
      String v = name + k;
      String next = from + "_" + v;
      text.append(
          "%s = %s - 2 * %s * (mean(%s * %s) / mean(%s * %s))\n"
              .formatted(next, last, v, v, last, v, v));
      last = next;
    }
    return text.toString();
  }

  /** Declares the vectors that {@link #lines} names. */
  static CellEquations declare(CellEquations cell, String name, int count) {
    CellEquations result = cell;
    for (int k = 1; k <= count; k++) {
      result = result.withWeight(name + k, "units").withInitial(name + k, Start.normal(1));
    }
    return result;
  }
}
