package dev.carousel.cells;

import dev.carousel.api.CellEquations;

/**
 * Matrices as states: {@code heads} heads of {@code size} keys by {@code size} values, row-major in
 * one vector S.
 *
 * <pre>
 * S' = S + (Key k) * (Value v)       S + k v^T in each head
 * y  = Read ((Key q) * S')           S'^T q
 * d  = Dot (k * q)                   k . q, one number for each head
 * </pre>
 *
 * <p>{@code Key} repeats entry i of a vector along row i and {@code Value} along column i, {@code
 * Head} copies a head's number to its units and {@code Entry} to its whole matrix.
 */
record Heads(int units, int heads) {
  Heads {
    if (units % heads != 0) {
      throw new IllegalArgumentException(
          "units, " + units + ", must be a multiple of heads, " + heads);
    }
  }

  private int size() {
    return units / heads;
  }

  private static final String NOTE =
      """
      # fixed, of zeros and ones: Key k and Value v lay a vector along rows and columns of S,
      # Read adds up its rows, Dot the entries of a head; Head and Entry copy a head's number
      """;

  /** Declares the state {@code S}, the sizes and the matrices. */
  CellEquations in(CellEquations page) {
    CellEquations cell = Fixed.noted(NOTE, page);
    int size = size();
    int matrix = size * size;
    return cell.withState("S", "entries")
        .withSize("entries", heads * matrix)
        .withSize("heads", heads)
        .withConstant("Key", Fixed.repeat(units, size))
        .withConstant(
            "Value",
            Fixed.matrix(
                heads * matrix,
                units,
                (entry, unit) -> unit == entry / matrix * size + entry % size))
        .withConstant(
            "Read",
            Fixed.matrix(
                units,
                heads * matrix,
                (unit, entry) -> unit == entry / matrix * size + entry % size))
        .withConstant("Dot", Fixed.sums(heads, size))
        .withConstant("Head", Fixed.repeat(heads, size))
        .withConstant("Entry", Fixed.repeat(heads, matrix));
  }
}
