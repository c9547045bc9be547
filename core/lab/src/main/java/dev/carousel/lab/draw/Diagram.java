package dev.carousel.lab.draw;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.program.Program;
import java.util.List;

/**
 * A program of one step as a graph. Weights, constants and what is computed from them alone are no
 * nodes of their own: they belong to the layers and operations that use them.
 *
 * @param name of the cell
 * @param conveyors paths, as ids of nodes, from a state's previous to its next value along which
 *     only pointwise arithmetic changes it
 */
public record Diagram(
    String name, List<Node> nodes, List<Edge> edges, List<List<Integer>> conveyors) {
  public Diagram {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    conveyors = conveyors.stream().map(List::copyOf).toList();
  }

  /**
   * The diagram of a cell.
   *
   * @param step the program of one step, simplified
   * @param equations that it was made from: they say what is put out and what is not trained
   */
  public static Diagram of(String name, Program step, CellEquations equations) {
    return new Grouping(step, equations).diagram(name);
  }

  Node node(int id) {
    return nodes.get(id);
  }

  List<Node> nodes(Node.Kind kind) {
    return nodes.stream().filter(node -> node.kind() == kind).toList();
  }

  List<Edge> into(int id) {
    return edges.stream().filter(edge -> edge.to() == id).toList();
  }

  List<Edge> outOf(int id) {
    return edges.stream().filter(edge -> edge.from() == id).toList();
  }
}
