package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a name in equations stands for before any equation assigns it. */
final class Names {
  static final String INPUT = "x";
  static final String STEP = "t";
  static final String IDENTITY = "I";
  static final Set<String> RESERVED = Set.of(INPUT, STEP, IDENTITY);

  static final Set<String> SIZES = Set.of("units", "inputs");

  /** Where problems are that stand beside the equations. */
  static final Position START = new Position(1, 1, 1);

  static final String HELP =
      "a matrix begins with a capital letter, a bias with b_, an elementwise weight with p_;"
          + " declare any other weight under weights, a fixed number under constants";

  private Names() {}

  /** Whether an undeclared name is a weight matrix by its first letter. */
  static boolean isMatrix(String name) {
    return Character.isUpperCase(name.charAt(0)) && !name.equals(IDENTITY);
  }

  /** The matrix that a name differs from only in its first letter. */
  static String asMatrix(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Whether an undeclared name is a bias: {@code b} or {@code b_…}. */
  static boolean isBias(String name) {
    return name.equals("b") || name.startsWith("b_");
  }

  /** Whether an undeclared name is an elementwise weight: {@code p_…}. */
  static boolean isElementwise(String name) {
    return name.startsWith("p_");
  }

  /** Names that are known without being assigned, for suggestions. */
  static List<String> known(CellEquations cell) {
    var known = new ArrayList<String>(cell.states().keySet());
    known.addAll(cell.weights().keySet());
    known.addAll(cell.constants().keySet());
    known.add(INPUT);
    known.add(STEP);
    return known;
  }
}
