package dev.carousel.lab.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of the nodes from left to right: what a conveyor meets first stands first, gates before
 * candidates, and where that decides nothing, the program's order.
 */
final class Order {
  private static final int LAST = Integer.MAX_VALUE;

  private final Diagram diagram;
  private final Map<Integer, Integer> stages = new HashMap<>();

  private Order(Diagram diagram) {
    this.diagram = diagram;
  }

  /** All nodes, each after what it reads. */
  static List<Node> topological(Diagram diagram) {
    return new Order(diagram).sorted(Comparator.comparing(Node::id));
  }

  /** All nodes, each after what it reads, in the order in which they stand side by side. */
  static List<Node> reading(Diagram diagram, Rows rows) {
    var order = new Order(diagram);
    order.stage();
    return order.sorted(
        Comparator.<Node, Integer>comparing(node -> order.stages.get(node.id()))
            .thenComparing(node -> rank(node, rows))
            .thenComparing(node -> !node.label().equals("σ"))
            .thenComparing(Node::id));
  }

  /**
   * What stands above a layer comes right after it, what hangs from a conveyor after the layers.
   */
  private static int rank(Node node, Rows rows) {
    if (rows.isHanging(node.id())) {
      return 2;
    }
    return node.kind() == Node.Kind.LAYER ? 1 : 0;
  }

  /** The first place of a conveyor that a node leads to. */
  private void stage() {
    for (List<Integer> conveyor : diagram.conveyors()) {
      for (int i = 0; i < conveyor.size(); i++) {
        stages.put(conveyor.get(i), i);
      }
    }
    for (Node node : topological(diagram).reversed()) {
      int first =
          diagram.outOf(node.id()).stream()
              .mapToInt(edge -> stages.getOrDefault(edge.to(), LAST))
              .min()
              .orElse(LAST);
      stages.putIfAbsent(node.id(), first);
    }
  }

  private List<Node> sorted(Comparator<Node> preference) {
    var sorted = new ArrayList<Node>();
    Set<Integer> placed = new HashSet<>();
    var waiting = new ArrayList<>(diagram.nodes());
    waiting.sort(preference);
    while (!waiting.isEmpty()) {
      Node ready =
          waiting.stream()
              .filter(
                  node -> diagram.into(node.id()).stream().allMatch(e -> placed.contains(e.from())))
              .findFirst()
              .orElseThrow();
      waiting.remove(ready);
      placed.add(ready.id());
      sorted.add(ready);
    }
    return sorted;
  }
}
