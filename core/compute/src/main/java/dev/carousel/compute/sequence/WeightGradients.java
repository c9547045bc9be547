package dev.carousel.compute.sequence;

import dev.carousel.compute.product.Segments;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.sequence.Binder.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of a cell's weights: sums over all steps and examples of outer products, for
 * matrices, and of rows, for vectors. They grow block by block, while what is summed lies in the
 * cache. What lies side by side is summed together.
 */
final class WeightGradients {
  private final Program program;
  private final Binder binder;
  private final Extent extent;
  private final List<GradientSum> sums = new ArrayList<>();

  /** A weight and what its derivative is summed from: rows, or left operands of outer products. */
  private record Part(Var weight, Var left) {}

  /**
   * What is known of one right operand.
   *
   * @param parts each a matrix and its left operand
   */
  private record Group(Var right, List<Part> parts) {
    List<Var> lefts() {
      return parts.stream().map(Part::left).toList();
    }

    List<Group> apart() {
      return parts.stream().map(part -> new Group(right, List.of(part))).toList();
    }
  }

  /**
   * @param trained weights that a gradient is wanted for
   */
  WeightGradients(Program program, Binder binder, List<Var> trained, Extent extent) {
    this.program = program;
    this.binder = binder;
    this.extent = extent;
    Map<Var, Equation> definitions = new HashMap<>();
    program.equations().forEach(e -> definitions.put(e.target(), e));
    var groups = new LinkedHashMap<Var, List<Part>>();
    var rows = new ArrayList<Part>();
    for (Var weight : trained) {
      for (Program.Output output : program.outputs()) {
        if (output.key().equals("d[" + weight.name() + "]")) {
          Equation definition = definitions.get(output.value());
          if (definition != null && definition.op() instanceof Op.Outer) {
            Var right = definition.arguments().getLast();
            groups
                .computeIfAbsent(right, _ -> new ArrayList<>())
                .add(new Part(weight, definition.arguments().getFirst()));
          } else if (!isZero(definition)) {
            rows.add(new Part(weight, output.value()));
          }
        }
      }
    }
    addOuters(groups);
    addRows(rows);
  }

  private static boolean isZero(Equation definition) {
    return definition != null && definition.op() instanceof Op.Fill fill && fill.value() == 0;
  }

  /** Right operands that lie side by side and have the same left ones are summed together. */
  private void addOuters(Map<Var, List<Part>> partsByRight) {
    Map<List<Var>, List<Group>> byLefts = new LinkedHashMap<>();
    partsByRight.forEach(
        (right, found) -> {
          var group = new Group(right, found);
          List<Group> parts = binder.areSideBySide(group.lefts()) ? List.of(group) : group.apart();
          for (Group part : parts) {
            if (extent.tokenInputs() && right.kind() == Var.Kind.INPUT) {
              sums.add(tokenSum(part));
            } else {
              byLefts.computeIfAbsent(part.lefts(), _ -> new ArrayList<>()).add(part);
            }
          }
        });
    byLefts.values().forEach(this::addOuterSums);
  }

  private TokenSum tokenSum(Group group) {
    return new TokenSum(
        names(group.parts()),
        binder.view(group.lefts().getFirst()),
        segments(group.lefts()),
        program.length(group.right()),
        extent.segment(),
        extent.batch());
  }

  private void addOuterSums(List<Group> groups) {
    groups.sort(Comparator.comparingInt(group -> binder.view(group.right()).column()));
    if (binder.areSideBySide(groups.stream().map(Group::right).toList())) {
      sums.add(outerSum(groups));
    } else {
      groups.forEach(group -> sums.add(outerSum(List.of(group))));
    }
  }

  private OuterSum outerSum(List<Group> groups) {
    List<Var> lefts = groups.getFirst().lefts();
    var weights = new ArrayList<List<String>>();
    for (int i = 0; i < lefts.size(); i++) {
      int left = i;
      weights.add(groups.stream().map(g -> g.parts().get(left).weight().name()).toList());
    }
    return new OuterSum(
        weights,
        operand(lefts),
        operand(groups.stream().map(Group::right).toList()),
        extent.batch());
  }

  private OuterSum.Operand operand(List<Var> sideBySide) {
    return new OuterSum.Operand(binder.view(sideBySide.getFirst()), segments(sideBySide));
  }

  private Segments segments(List<Var> sideBySide) {
    return Segments.of(sideBySide.stream().mapToInt(program::length).toArray());
  }

  private static List<String> names(List<Part> parts) {
    return parts.stream().map(part -> part.weight().name()).toList();
  }

  /** Rows that lie side by side are summed together. */
  private void addRows(List<Part> rows) {
    rows.sort(Comparator.comparingInt(part -> binder.view(part.left()).column()));
    var left = new ArrayList<>(rows);
    while (!left.isEmpty()) {
      var together = new ArrayList<Part>();
      var others = new ArrayList<Part>();
      for (Part part : left) {
        together.add(part);
        if (!binder.areSideBySide(together.stream().map(Part::left).toList())) {
          others.add(together.removeLast());
        }
      }
      left = others;
      List<Var> operands = together.stream().map(Part::left).toList();
      View view = binder.view(operands.getFirst());
      sums.add(new RowSum(names(together), view, segments(operands), extent.batch()));
    }
  }

  void clear() {
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).clear();
    }
  }

  /** Adds the steps of a block; a share of the results, so that several threads can take part. */
  void accumulate(int step, int steps, int share, int shares) {
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).accumulate(step, steps, share, shares);
    }
  }

  /** Adds the sums to {@code gradients}, by weight. */
  void addTo(Map<String, double[]> gradients) {
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).addTo(gradients);
    }
  }
}
