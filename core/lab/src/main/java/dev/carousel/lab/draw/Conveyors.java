package dev.carousel.lab.draw;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Unary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the states that run along the top: those whose next value follows from the previous one
 * through pointwise arithmetic alone.
 */
final class Conveyors {
  private final Diagram diagram;
  private final Set<Integer> used = new HashSet<>();

  private Conveyors(Diagram diagram) {
    this.diagram = diagram;
  }

  static List<List<Integer>> in(Diagram diagram) {
    var conveyors = new Conveyors(diagram);
    return diagram.nodes(Node.Kind.PREVIOUS).stream()
        .map(conveyors::shortest)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<List<Integer>> shortest(Node state) {
    Map<Integer, Integer> cameFrom = new HashMap<>();
    var waiting = new ArrayDeque<Integer>(List.of(state.id()));
    while (!waiting.isEmpty()) {
      int id = waiting.remove();
      for (Edge edge : diagram.outOf(id)) {
        Node to = diagram.node(edge.to());
        boolean arrived = to.kind() == Node.Kind.NEXT && to.name().equals(state.name());
        if (arrived && id != state.id()) {
          return Optional.of(path(cameFrom, id, to.id()));
        }
        if (isFree(to) && cameFrom.putIfAbsent(to.id(), id) == null) {
          waiting.add(to.id());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Node node) {
    return node.kind() == Node.Kind.POINTWISE
        && !used.contains(node.id())
        && isArithmetic(node.equations().getLast().op());
  }

  private static boolean isArithmetic(Op op) {
    return switch (op) {
      case Op.Map1(Unary function) -> function == Unary.NEGATE;
      case Op.Map2(Binary function) -> isArithmetic(function);
      case Op.Select _ -> true;
      case Op.Fill _,
          Op.Fixed _,
          Op.Count _,
          Op.StepIndex _,
          Op.Chance _,
          Op.Stop _,
          Op.Identity _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Sum _,
          Op.Stretch _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          false;
    };
  }

  private static boolean isArithmetic(Binary function) {
    return switch (function) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM -> true;
      case REMAINDER, LESS, AT_MOST, EQUAL -> false;
    };
  }

  private List<Integer> path(Map<Integer, Integer> cameFrom, int last, int next) {
    var path = new ArrayList<Integer>(List.of(next));
    for (Integer at = last; at != null; at = cameFrom.get(at)) {
      path.addFirst(at);
      used.add(at);
    }
    return path;
  }
}
