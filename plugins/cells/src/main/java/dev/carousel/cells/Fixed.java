package dev.carousel.cells;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * Matrices of zeros and ones that are not trained: masks, sums, copies and exchanges of entries.
 */
final class Fixed {
  private Fixed() {}

  /** Whether an entry is 1. */
  interface Ones {
    boolean at(int row, int column);
  }

  /** 1 where {@code ones} says so, 0 elsewhere. */
  static Constant matrix(int rows, int columns, Ones ones) {
    var values = new ArrayList<Double>(rows * columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values.add(ones.at(row, column) ? 1.0 : 0.0);
      }
    }
    return new Constant(List.of(rows, columns), values);
  }

  /** Copies each entry of a vector {@code times} times, copies side by side. */
  static Constant repeat(int entries, int times) {
    return matrix(entries * times, entries, (row, column) -> row / times == column);
  }

  /** Adds up each run of {@code length} entries. */
  static Constant sums(int runs, int length) {
    return matrix(runs, runs * length, (row, column) -> column / length == row);
  }

  /** Copies a whole vector {@code times} times, one after the other. */
  static Constant tile(int entries, int times) {
    return matrix(entries * times, entries, (row, column) -> row % entries == column);
  }

  /** Adds up entries that are {@code entries} apart. */
  static Constant strides(int entries, int times) {
    return matrix(entries, entries * times, (row, column) -> column % entries == row);
  }

  /** The mean of {@code times} vectors that stand one after the other. */
  static Constant mean(int entries, int times) {
    List<Double> values =
        strides(entries, times).values().stream().map(one -> one / times).toList();
    return new Constant(List.of(entries, entries * times), values);
  }

  /** The same page with a remark above its equations, which explains what is fixed. */
  static CellEquations noted(String remark, CellEquations page) {
    return page.withText(remark + page.text());
  }
}
