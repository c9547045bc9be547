package dev.carousel.lab.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a grid's columns and rows lie in a module whose upper left corner is the origin.
 *
 * @param width of the module
 * @param height of the module
 * @param boxes by the id of the node
 */
record Places(int width, int height, List<Box> boxes) {
  private static final int MARGIN = 40;
  private static final int COLUMN_GAP = 40;
  private static final int ROW = 60;
  private static final int LINE = 40;

  /**
   * @param spread 0 for a dense picture; one more for each track more between nodes
   */
  static Places of(Diagram diagram, Grid grid, int spread) {
    int[] x = columns(diagram, grid, spread);
    int[] y = rows(grid.rows(), spread);
    int width = x[x.length - 1] + MARGIN;
    int height = y[0] + MARGIN + (grid.rows().busCount() == 0 ? LINE / 2 : 0);
    var boxes = new ArrayList<Box>();
    for (Node node : diagram.nodes()) {
      Spot spot = grid.spot(node.id());
      var inGrid = new Point(x[spot.column()], spot.row() < 0 ? height : y[spot.row()]);
      boxes.add(Box.of(node).at(onBorder(node, inGrid, width)));
    }
    return new Places(width, height, boxes);
  }

  private static Point onBorder(Node node, Point place, int width) {
    return switch (node.kind()) {
      case PREVIOUS -> new Point(0, place.y());
      case NEXT -> new Point(width, place.y());
      case OUTPUT -> new Point(place.x(), 0);
      case INPUT, LAYER, FIXED, POINTWISE, MERGE, PARAMETER -> place;
    };
  }

  private static int[] columns(Diagram diagram, Grid grid, int spread) {
    int[] half = new int[grid.columns()];
    for (Node node : diagram.nodes()) {
      int column = grid.spot(node.id()).column();
      half[column] = Math.max(half[column], Math.ceilDiv(halfWidth(diagram, node), Port.PITCH));
    }
    int gap = COLUMN_GAP / Port.PITCH + spread;
    int[] x = new int[half.length];
    x[0] = MARGIN;
    for (int column = 1; column < x.length; column++) {
      x[column] = x[column - 1] + (half[column - 1] + gap + half[column]) * Port.PITCH;
    }
    return x;
  }

  /** What a node takes of its column; inputs side by side take that of their circles. */
  private static int halfWidth(Diagram diagram, Node node) {
    boolean isCircle = node.kind() == Node.Kind.INPUT && diagram.nodes(Node.Kind.INPUT).size() > 1;
    return isCircle ? Stubs.halfWidth(node.label()) : Box.of(node).halfWidth();
  }

  private static int[] rows(Rows rows, int spread) {
    int[] y = new int[rows.topRow() + 1];
    y[rows.topRow()] = MARGIN + Port.PITCH;
    for (int row = rows.topRow() - 1; row >= 0; row--) {
      y[row] = y[row + 1] + distance(rows, row) + spread * Port.PITCH;
    }
    return y;
  }

  /** From a row to the one above it. */
  private static int distance(Rows rows, int row) {
    if (row >= rows.layerRow()) {
      return ROW;
    }
    if (row == rows.mergeRow()) {
      return rows.hasMergeRow() ? LINE + Port.PITCH : 0;
    }
    return row == rows.mergeRow() - 1 && !rows.hasMergeRow() ? LINE + Port.PITCH : LINE;
  }
}
