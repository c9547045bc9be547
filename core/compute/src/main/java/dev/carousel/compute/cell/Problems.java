package dev.carousel.compute.cell;

import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Problem;
import dev.carousel.api.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is wrong with the equations of a cell, gathered while they are read. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Position position, String id, String message, String help) {
    found.add(new Problem(position, id, message, help));
  }

  /**
   * Ends the reading.
   *
   * @throws EquationException with all problems in the order of the text, if there are any
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new EquationException(
          found.stream()
              .sorted(
                  Comparator.comparingInt((Problem p) -> p.position().line())
                      .thenComparingInt(p -> p.position().column()))
              .toList());
    }
  }

  /** The likeliest intention behind an unknown name as a question, or nothing. */
  static String didYouMean(String name, Collection<String> known) {
    return Nearest.likely(name, known)
        .filter(near -> !near.equals(name))
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("");
  }
}
