package dev.carousel.lab.draw;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts the nodes of a module into columns and rows: data runs from left to right, and from the
 * layers up to the conveyors. The first column is kept for what comes in, the last for what goes
 * out.
 */
final class Grid {
  private final Diagram diagram;
  private final Rows rows;
  private final Map<Integer, Spot> spots = new HashMap<>();
  private final Set<Spot> taken = new HashSet<>();
  private int layerColumn = 1;

  private Grid(Diagram diagram) {
    this.diagram = diagram;
    rows = new Rows(diagram);
  }

  static Grid of(Diagram diagram) {
    var grid = new Grid(diagram);
    Order.reading(diagram, grid.rows).forEach(grid::place);
    grid.ends();
    return grid;
  }

  Rows rows() {
    return rows;
  }

  Spot spot(int id) {
    Spot spot = spots.get(id);
    if (spot == null) {
      throw new IllegalArgumentException("node " + id + " has no place");
    }
    return spot;
  }

  /** The number of columns, that of what goes out included. */
  int columns() {
    return 2 + spots.values().stream().mapToInt(Spot::column).max().orElse(0);
  }

  private void place(Node node) {
    switch (node.kind()) {
      case INPUT -> {}
      case PREVIOUS -> put(node, 0, rows.of(node));
      case NEXT, OUTPUT -> {}
      case LAYER -> layer(node);
      case MERGE -> merge(node);
      case POINTWISE, FIXED, PARAMETER -> pointwise(node);
    }
  }

  private void ends() {
    int last = columns() - 1;
    diagram.nodes(Node.Kind.INPUT).forEach(this::input);
    diagram.nodes(Node.Kind.NEXT).forEach(next -> put(next, last, rows.ofNext(next)));
    diagram.nodes(Node.Kind.OUTPUT).forEach(output -> put(output, last, rows.topRow()));
  }

  /** Under what reads it, if that is one node. */
  private void input(Node node) {
    List<Edge> readers = diagram.outOf(node.id());
    int column = readers.size() == 1 ? spot(readers.getFirst().to()).column() : 0;
    put(node, free(column, Rows.BELOW), Rows.BELOW);
  }

  private void put(Node node, int column, int row) {
    var spot = new Spot(column, row);
    spots.put(node.id(), spot);
    taken.add(spot);
  }

  private void merge(Node node) {
    if (rows.isBus(node)) {
      int column = lastArgument(node);
      put(node, column == 0 ? 0 : free(column + 1, rows.of(node)), rows.of(node));
    } else if (!rows.isUnderLayer(node)) {
      pointwise(node);
    }
  }

  private void layer(Node node) {
    int column = Math.max(layerColumn, 1 + lastArgument(node));
    put(node, column, rows.of(node));
    layerColumn = column + 1;
    diagram.into(node.id()).stream()
        .map(edge -> diagram.node(edge.from()))
        .filter(rows::isUnderLayer)
        .forEach(merge -> put(merge, column, rows.of(merge)));
  }

  private void pointwise(Node node) {
    OptionalInt conveyor = rows.conveyor(node.id());
    int row = rows.of(node);
    int column = free(firstColumn(node, row, conveyor), row);
    put(node, column, row);
    layerColumn = Math.max(layerColumn, column + 1);
  }

  /** Above its last argument, or right of it where it is not above. */
  private int firstColumn(Node node, int row, OptionalInt conveyor) {
    int column = 1;
    for (Edge edge : diagram.into(node.id())) {
      Spot argument = spots.get(edge.from());
      if (argument == null) {
        continue;
      }
      boolean besideIt =
          argument.row() == row
              || (argument.row() > row && !rows.isHanging(edge.from()))
              || fromAbove(edge, conveyor)
              || feedsConveyor(edge);
      column = Math.max(column, argument.column() + (besideIt ? 1 : 0));
    }
    return column;
  }

  /** Whether the way up from what an edge comes from is another one's. */
  private boolean feedsConveyor(Edge edge) {
    return rows.conveyor(edge.from()).isEmpty()
        && diagram.node(edge.from()).isInner()
        && diagram.outOf(edge.from()).stream()
            .anyMatch(other -> other.to() != edge.to() && rows.conveyor(other.to()).isPresent());
  }

  private boolean fromAbove(Edge edge, OptionalInt conveyor) {
    return conveyor.isEmpty() && rows.conveyor(edge.from()).isPresent();
  }

  private int lastArgument(Node node) {
    int last = 0;
    for (Edge edge : diagram.into(node.id())) {
      Node from = diagram.node(edge.from());
      int column = from.kind() == Node.Kind.INPUT ? 0 : columnOf(from);
      last = Math.max(last, column);
    }
    return last;
  }

  private int columnOf(Node node) {
    return rows.isUnderLayer(node) ? lastArgument(node) : spot(node.id()).column();
  }

  private int free(int column, int row) {
    int free = column;
    while (taken.contains(new Spot(free, row))) {
      free++;
    }
    return free;
  }
}
