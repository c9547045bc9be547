package dev.carousel.compute.program;

import dev.carousel.api.equation.Size;
import java.util.Map;

/**
 * The shape of a variable: a vector of {@code rows}, or a matrix. A scalar is a vector of size one.
 *
 * @param columns of a matrix; one for a vector
 */
public record Shape(Size rows, Size columns, boolean isMatrix) {
  public static final Shape SCALAR = vector(Size.ONE);

  public static Shape vector(Size size) {
    return new Shape(size, Size.ONE, false);
  }

  public static Shape matrix(Size rows, Size columns) {
    return new Shape(rows, columns, true);
  }

  /** Whether it stretches to any other shape: only what is written as one entry does. */
  public boolean isScalar() {
    return !isMatrix && rows.isOne();
  }

  /** Number of entries. */
  public int length(Map<String, Integer> sizes) {
    return rows.value(sizes) * columns.value(sizes);
  }

  /** Whether both are the same under the given sizes, however they are written. */
  public boolean sameAs(Shape other, Map<String, Integer> sizes) {
    return isMatrix == other.isMatrix
        && rows.value(sizes) == other.rows.value(sizes)
        && columns.value(sizes) == other.columns.value(sizes);
  }

  @Override
  public String toString() {
    return isMatrix ? "[" + rows + ", " + columns + "]" : "[" + rows + "]";
  }
}
