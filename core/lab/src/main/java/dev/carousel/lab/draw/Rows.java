package dev.carousel.lab.draw;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rows of a module. From the bottom: lines that merge before they reach several layers, lines
 * that merge under one layer, the layers, some rows of pointwise operations, the conveyors.
 */
final class Rows {
  /** Where inputs come from. */
  static final int BELOW = -1;

  /** More rows of pointwise operations make a picture tall; further ones go beside these. */
  private static final int MOST_MIDDLE = 4;

  private final Diagram diagram;
  private final Map<Integer, Integer> conveyorOf = new HashMap<>();
  private final Map<Integer, Integer> busOf = new LinkedHashMap<>();
  private final Map<Integer, Integer> heights = new HashMap<>();
  private final Map<Integer, Integer> depths = new HashMap<>();
  private final int middle;
  private int buses;

  Rows(Diagram diagram) {
    this.diagram = diagram;
    List<List<Integer>> conveyors = diagram.conveyors();
    for (int i = 0; i < conveyors.size(); i++) {
      for (int id : conveyors.get(i)) {
        conveyorOf.put(id, i);
      }
    }
    buses();
    Order.topological(diagram).forEach(this::measure);
    middle = Math.min(MOST_MIDDLE, neededMiddle());
  }

  /** States without a conveyor, each with the merge that reads it; then the other merges. */
  private void buses() {
    for (Node state : diagram.nodes(Node.Kind.PREVIOUS)) {
      if (conveyor(state.id()).isEmpty()) {
        busOf.put(state.id(), buses++);
        sharing(state).ifPresent(merge -> busOf.put(merge, busOf.get(state.id())));
      }
    }
    diagram.nodes(Node.Kind.MERGE).stream()
        .filter(this::isBus)
        .map(Node::id)
        .filter(id -> !busOf.containsKey(id))
        .forEach(id -> busOf.put(id, buses++));
  }

  /** The merge that continues the line of a state: one that many layers read, or else one. */
  private Optional<Integer> sharing(Node state) {
    return diagram.outOf(state.id()).stream()
        .map(edge -> diagram.node(edge.to()))
        .filter(merge -> isBus(merge) || isUnderLayer(merge))
        .filter(merge -> !busOf.containsKey(merge.id()))
        .min(Comparator.comparing(merge -> !isBus(merge)))
        .map(Node::id);
  }

  /** Whether a merge is a line of its own that several layers read. */
  boolean isBus(Node merge) {
    List<Edge> readers = diagram.outOf(merge.id());
    return merge.kind() == Node.Kind.MERGE
        && !isUnderLayer(merge)
        && readers.stream()
            .map(edge -> diagram.node(edge.to()).kind())
            .allMatch(kind -> kind == Node.Kind.LAYER || kind == Node.Kind.MERGE);
  }

  /** Whether a merge stands right under the one layer that reads it. */
  boolean isUnderLayer(Node merge) {
    List<Edge> readers = diagram.outOf(merge.id());
    return merge.kind() == Node.Kind.MERGE
        && readers.size() == 1
        && diagram.node(readers.getFirst().to()).kind() == Node.Kind.LAYER;
  }

  /** The conveyor that a node is on, from 0 at the top. */
  OptionalInt conveyor(int id) {
    Integer conveyor = conveyorOf.get(id);
    return conveyor == null ? OptionalInt.empty() : OptionalInt.of(conveyor);
  }

  private boolean isMiddle(Node node) {
    return conveyor(node.id()).isEmpty()
        && switch (node.kind()) {
          case POINTWISE, FIXED, PARAMETER -> true;
          case MERGE -> !isBus(node) && !isUnderLayer(node);
          case INPUT, PREVIOUS, NEXT, OUTPUT, LAYER -> false;
        };
  }

  /** How far above the layers, or where only conveyors lead to it, how far below them. */
  private void measure(Node node) {
    if (!isMiddle(node)) {
      return;
    }
    List<Integer> arguments = diagram.into(node.id()).stream().map(Edge::from).toList();
    boolean hangs = !arguments.isEmpty() && arguments.stream().allMatch(this::hangs);
    if (hangs) {
      depths.put(
          node.id(),
          1 + arguments.stream().mapToInt(a -> depths.getOrDefault(a, 0)).max().orElse(0));
    } else {
      heights.put(
          node.id(),
          1 + arguments.stream().mapToInt(a -> heights.getOrDefault(a, 0)).max().orElse(0));
    }
  }

  private boolean hangs(int argument) {
    return conveyorOf.containsKey(argument) || depths.containsKey(argument);
  }

  /** Whether a node has its row counted down from the conveyors. */
  boolean isHanging(int id) {
    return depths.containsKey(id);
  }

  private int neededMiddle() {
    int needed = 0;
    for (Node node : diagram.nodes()) {
      int below =
          diagram.into(node.id()).stream()
              .mapToInt(edge -> depths.getOrDefault(edge.from(), 0))
              .max()
              .orElse(0);
      int height = heights.getOrDefault(node.id(), 0);
      needed =
          Math.max(
              needed,
              Math.max(height + (height > 0 ? below : 0), depths.getOrDefault(node.id(), 0)));
    }
    return needed;
  }

  private boolean isOnMergeRow(Node node) {
    return isUnderLayer(node) && !busOf.containsKey(node.id());
  }

  boolean hasMergeRow() {
    return diagram.nodes().stream().anyMatch(this::isOnMergeRow);
  }

  int busCount() {
    return buses;
  }

  int middleCount() {
    return middle;
  }

  int mergeRow() {
    return buses;
  }

  int layerRow() {
    return buses + 1;
  }

  int topRow() {
    return layerRow() + middle + diagram.conveyors().size();
  }

  int conveyorRow(int conveyor) {
    return topRow() - conveyor;
  }

  /** The row of a bus, the first one being the uppermost. */
  private int busRow(int bus) {
    return buses - 1 - bus;
  }

  /** The row of a node. */
  int of(Node node) {
    Integer conveyor = conveyorOf.get(node.id());
    if (conveyor != null) {
      return conveyorRow(conveyor);
    }
    Integer bus = busOf.get(node.id());
    if (bus != null) {
      return busRow(bus);
    }
    if (isUnderLayer(node)) {
      return mergeRow();
    }
    Integer height = heights.get(node.id());
    if (height != null) {
      return layerRow() + 1 + (height - 1) % middle;
    }
    Integer depth = depths.get(node.id());
    return depth == null ? layerRow() : layerRow() + middle - (depth - 1) % middle;
  }

  /** The row in which a state leaves the module: that in which it came in. */
  int ofNext(Node next) {
    return conveyor(next.id()).isPresent()
        ? of(next)
        : diagram.nodes(Node.Kind.PREVIOUS).stream()
            .filter(previous -> previous.name().equals(next.name()))
            .mapToInt(this::of)
            .findFirst()
            .orElseThrow();
  }
}
