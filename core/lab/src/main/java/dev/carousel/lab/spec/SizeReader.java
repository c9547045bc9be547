package dev.carousel.lab.spec;

import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.api.equation.Problem;
import dev.carousel.api.equation.Size;
import dev.carousel.lab.spec.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads sizes of states and weights: whole numbers, or sums of named sizes. */
final class SizeReader {
  /** The largest number of entries along one side. */
  static final int LARGEST = 65_536;

  /** A size in terms of others, and where it is written. */
  record Symbolic(Size size, Span at) {}

  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>(List.of("units", "inputs"));
  private final List<Symbolic> symbolic = new ArrayList<>();

  SizeReader(Problems problems) {
    this.problems = problems;
  }

  /** Makes a name known. */
  void declare(String name) {
    known.add(name);
  }

  /** The sizes read so far whose values depend on named ones. */
  List<Symbolic> symbolic() {
    return List.copyOf(symbolic);
  }

  /** The size as text; after a problem some text. */
  String read(Node node) {
    if (node instanceof Scalar scalar && scalar.value() instanceof Long whole) {
      if (whole < 1 || whole > LARGEST) {
        problems.add(
            scalar.span(),
            "out-of-range",
            "a size must be at least 1 and at most " + LARGEST + ", not " + whole);
      }
    } else if (node instanceof Scalar scalar && scalar.value() instanceof String) {
      parse(scalar);
    } else {
      problems.wrongType(node, "a size must be a whole number or named sizes such as 2*units + 1");
    }
    return node.label();
  }

  private void parse(Scalar scalar) {
    try {
      Size size = EquationParser.parseSize(scalar.text());
      size.terms().keySet().forEach(name -> checkName(name, scalar));
      symbolic.add(new Symbolic(size, scalar.span()));
    } catch (EquationException e) {
      for (Problem problem : e.problems()) {
        problems.add(
            new EquationText(scalar).at(problem.position()),
            "unreadable-size",
            "this is not a size: " + problem.message(),
            "a size is a whole number or named sizes, such as 2*units + 1.");
      }
    }
  }

  private void checkName(String name, Scalar scalar) {
    if (!known.contains(name)) {
      problems.add(
          scalar.span(),
          "unknown-size",
          "no size is named \"" + name + "\"" + Problems.didYouMean(name, known),
          "sizes are " + String.join(", ", known) + "; declare others under sizes.");
    }
  }
}
