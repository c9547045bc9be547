package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations.Constant;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an untrained number, vector or matrix. */
final class ConstantReader {
  private final String name;
  private final Problems problems;

  ConstantReader(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /** Reads a number, a list of numbers, or a list of rows; empty after a problem. */
  Optional<Constant> read(Node node) {
    if (!(node instanceof Sequence sequence)) {
      return number(node).map(Constant::scalar);
    }
    if (sequence.items().isEmpty()) {
      problems.add(sequence.span(), "empty-list", "the constant " + name + " has no entries");
      return Optional.empty();
    }
    boolean matrix = sequence.items().stream().anyMatch(Sequence.class::isInstance);
    return matrix ? matrix(sequence) : vector(sequence).map(Constant::vector);
  }

  private Optional<Double> number(Node node) {
    if (node instanceof Scalar scalar && scalar.value() instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    problems.wrongType(
        node, "the constant " + name + " must be a number, or a list or matrix of them");
    return Optional.empty();
  }

  private Optional<List<Double>> vector(Sequence sequence) {
    var values = new ArrayList<Double>();
    sequence.items().forEach(item -> number(item).ifPresent(values::add));
    return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<Constant> matrix(Sequence rows) {
    var values = new ArrayList<List<Double>>();
    for (Node item : rows.items()) {
      if (!(item instanceof Sequence row)) {
        problems.wrongType(item, "each row of the matrix " + name + " must be a list");
      } else {
        vector(row).ifPresent(values::add);
      }
    }
    boolean whole = values.size() == rows.items().size() && isRectangular(rows, values);
    return whole ? Optional.of(Constant.matrix(values)) : Optional.empty();
  }

  private boolean isRectangular(Sequence rows, List<List<Double>> values) {
    int columns = values.getFirst().size();
    if (columns == 0) {
      problems.add(
          rows.items().getFirst().span(), "empty-list", "row 1 of " + name + " has no entries");
      return false;
    }
    for (int row = 1; row < values.size(); row++) {
      int entries = values.get(row).size();
      if (entries != columns) {
        problems.add(
            rows.items().get(row).span(),
            "ragged-matrix",
            "row "
                + (row + 1)
                + " of "
                + name
                + " has "
                + entries
                + (entries == 1 ? " entry" : " entries")
                + ", and row 1 has "
                + columns,
            "all rows of a matrix are equally long.");
        return false;
      }
    }
    return true;
  }
}
