package dev.carousel.lab.draw;

import dev.carousel.compute.program.Op;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a diagram shows, for those who do not see it. */
final class Words {
  private Words() {}

  static String of(Diagram diagram) {
    var text = new StringBuilder();
    text.append("States come from the left: ").append(list(diagram, Node.Kind.PREVIOUS));
    text.append(". Inputs come from below: ").append(list(diagram, Node.Kind.INPUT));
    if (diagram.nodes(Node.Kind.INPUT).stream().anyMatch(Words::isDrawnByLot)) {
      text.append(" (B(p) is 1 with the probability p, else 0)");
    }
    text.append(". Layers: ").append(layers(diagram));
    text.append(". Pointwise operations: ").append(list(diagram, Node.Kind.POINTWISE));
    for (List<Integer> conveyor : diagram.conveyors()) {
      Node state = diagram.node(conveyor.getFirst());
      text.append(". The state ").append(state.name()).append(" runs along the top");
    }
    return text.append(". The output is ")
        .append(list(diagram, Node.Kind.OUTPUT))
        .append(".")
        .toString();
  }

  private static boolean isDrawnByLot(Node node) {
    return node.equations().stream().anyMatch(equation -> equation.op() instanceof Op.Chance);
  }

  private static String list(Diagram diagram, Node.Kind kind) {
    List<Node> nodes = diagram.nodes(kind);
    return nodes.isEmpty()
        ? "none"
        : nodes.stream().map(Node::label).collect(Collectors.joining(", "));
  }

  private static String layers(Diagram diagram) {
    List<Node> layers = diagram.nodes(Node.Kind.LAYER);
    return layers.isEmpty()
        ? "none"
        : layers.stream()
            .map(node -> (node.name().isEmpty() ? "" : node.name() + " ") + node.label())
            .collect(Collectors.joining(", "));
  }
}
