package dev.carousel.cells;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Layers of plane rotations that touch neighbours: pairs (0, 1), (2, 3), … in odd layers, (1, 2),
 * (3, 4), … in even ones. A vector of at least 3 entries; layers count from 1.
 */
record Rotations(int units, int layers) {
  Rotations {
    if (units < 3) {
      throw new IllegalArgumentException("units must be at least 3 for rotations of neighbours");
    }
  }

  private static int first(int layer) {
    return layer % 2 == 1 ? 0 : 1;
  }

  /** How many pairs a layer turns, as a size. */
  static String pairs(int units, int layer) {
    return Integer.toString(count(units, layer));
  }

  private static int count(int units, int layer) {
    return (units - first(layer)) / 2;
  }

  /** The name of what belongs to all odd or all even layers. */
  private static String kind(int layer) {
    return layer % 2 == 1 ? "Odd" : "Even";
  }

  /** The cosines and signed sines of a layer's angles {@code theta_l}, one for each unit. */
  static String angles(int layer) {
    String kind = kind(layer);
    String sign = kind.toLowerCase(Locale.ROOT);
    return "c_%d = cos(%s theta_%d)\ns_%d = %s * sin(%s theta_%d)\n"
        .formatted(layer, kind, layer, layer, sign, kind, layer);
  }

  /** The phases {@code f_l} of the first of each pair, 0 for all other units. */
  static String phase(int layer) {
    String kind = kind(layer);
    return "f_%d = (1 - %s) / 2 * (%s phi_%d)\n"
        .formatted(layer, kind.toLowerCase(Locale.ROOT), kind, layer);
  }

  /** One vector turned by a layer. */
  static String turned(int layer, String vector) {
    return "c_%d * %s + s_%d * (%sSwap %s)".formatted(layer, vector, layer, kind(layer), vector);
  }

  private static final String NOTE =
      """
      # fixed, of zeros and ones: Odd and Even give each unit the angle of its pair, OddSwap and
      # EvenSwap exchange the two of a pair; odd and even are -1 for the first of a pair, else 1
      """;

  /** Declares the angles of all layers and the matrices that the lines name. */
  CellEquations in(CellEquations cell) {
    CellEquations result = Fixed.noted(NOTE, cell);
    for (int layer = 1; layer <= layers; layer++) {
      String size = pairs(units, layer);
      result =
          result
              .withWeight("theta_" + layer, size)
              .withInitial("theta_" + layer, Start.uniform(-Math.PI, Math.PI));
    }
    for (int layer = 1; layer <= Math.min(2, layers); layer++) {
      result = constants(result, layer);
    }
    return result;
  }

  private CellEquations constants(CellEquations cell, int layer) {
    int first = first(layer);
    int end = first + 2 * count(units, layer);
    String kind = kind(layer);
    return cell.withConstant(
            kind,
            Fixed.matrix(
                units,
                count(units, layer),
                (row, pair) -> row >= first && row < end && (row - first) / 2 == pair))
        .withConstant(
            kind + "Swap",
            Fixed.matrix(units, units, (row, column) -> column == partner(row, first, end)))
        .withConstant(
            kind.toLowerCase(Locale.ROOT),
            Constant.vector(
                IntStream.range(0, units)
                    .mapToObj(unit -> (unit - first) % 2 == 0 ? -1.0 : 1.0)
                    .toList()));
  }

  private static int partner(int unit, int first, int end) {
    if (unit < first || unit >= end) {
      return unit;
    }
    return (unit - first) % 2 == 0 ? unit + 1 : unit - 1;
  }
}
