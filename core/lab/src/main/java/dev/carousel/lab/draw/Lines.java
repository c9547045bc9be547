package dev.carousel.lab.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws the lines within a module, those of one node together: where they share a way they are one
 * line that forks, and where another one crosses, it is interrupted.
 */
final class Lines {
  private static final int CORNER = 10;
  private static final int MARK = 11;

  private final SvgText text;
  private final Picture picture;
  private final Diagram diagram;

  Lines(SvgText text, Picture picture) {
    this.text = text;
    this.picture = picture;
    diagram = picture.diagram();
  }

  void draw() {
    text.pen();
    for (Node node : diagram.nodes()) {
      List<Edge> edges = diagram.outOf(node.id());
      if (!edges.isEmpty()) {
        String paths = edges.stream().map(e -> path(whole(e))).collect(Collectors.joining());
        text.halo(paths);
        text.path(paths);
      }
    }
    diagram.edges().stream().filter(this::merges).forEach(this::join);
    text.endGroup();
    diagram.edges().stream().filter(this::endsAtShape).forEach(this::end);
  }

  private boolean merges(Edge edge) {
    return diagram.node(edge.to()).kind() == Node.Kind.MERGE;
  }

  /** Draws the last piece of a line again, which others that merge with it interrupted. */
  private void join(Edge edge) {
    List<Point> whole = whole(edge);
    text.path(path(whole.subList(whole.size() - 3, whole.size())));
  }

  private boolean endsAtShape(Edge edge) {
    return switch (diagram.node(edge.to()).kind()) {
      case LAYER, FIXED, POINTWISE -> true;
      case MERGE, INPUT, PREVIOUS, NEXT, OUTPUT, PARAMETER -> false;
    };
  }

  private List<Point> line(Edge edge) {
    return picture.lines().get(diagram.edges().indexOf(edge));
  }

  /** The line; where it merges, it bends into the line that goes on. */
  private List<Point> whole(Edge edge) {
    List<Point> line = line(edge);
    if (!merges(edge)) {
      return line;
    }
    Side on = direction(line(diagram.outOf(edge.to()).getFirst()), 0);
    var whole = new ArrayList<>(line);
    whole.add(line.getLast().plus(on.dx() * Port.PITCH, on.dy() * Port.PITCH));
    return whole;
  }

  private static Side direction(List<Point> line, int index) {
    int dx = Integer.signum(line.get(index + 1).x() - line.get(index).x());
    int dy = Integer.signum(line.get(index + 1).y() - line.get(index).y());
    return dx > 0 ? Side.EAST : dx < 0 ? Side.WEST : dy > 0 ? Side.SOUTH : Side.NORTH;
  }

  private void end(Edge edge) {
    List<Point> line = line(edge);
    Side direction = direction(line, line.size() - 2);
    text.arrow(line.getLast(), direction);
    if (!edge.mark().isEmpty()) {
      int back = 13;
      int aside = 7 + 3 * (edge.mark().length() - 1);
      Point at =
          line.getLast()
              .plus(
                  -direction.dx() * back + Math.abs(direction.dy()) * aside,
                  -direction.dy() * back - Math.abs(direction.dx()) * 8);
      text.small(at, MARK, edge.mark());
    }
  }

  private static String path(List<Point> line) {
    List<Point> bends = bends(line);
    var path = new StringBuilder(at("M", bends.getFirst()));
    for (int i = 1; i < bends.size() - 1; i++) {
      Point before = bends.get(i - 1);
      Point bend = bends.get(i);
      Point after = bends.get(i + 1);
      int room =
          Math.min(
              distance(before, bend) / (i == 1 ? 1 : 2),
              distance(bend, after) / (i == bends.size() - 2 ? 1 : 2));
      int radius = Math.min(CORNER, room);
      path.append(at("L", towards(bend, before, radius)));
      path.append(at("Q", bend)).append(at(" ", towards(bend, after, radius)));
    }
    return path.append(at("L", bends.getLast())).toString();
  }

  private static String at(String command, Point point) {
    return command + point.x() + " " + point.y();
  }

  private static int distance(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }

  private static Point towards(Point from, Point to, int distance) {
    return from.plus(
        Integer.signum(to.x() - from.x()) * distance, Integer.signum(to.y() - from.y()) * distance);
  }

  /** The ends of a line and the points where it turns. */
  private static List<Point> bends(List<Point> line) {
    var bends = new ArrayList<Point>();
    for (int i = 0; i < line.size(); i++) {
      boolean isEnd = i == 0 || i == line.size() - 1;
      if (isEnd || direction(line, i - 1) != direction(line, i)) {
        bends.add(line.get(i));
      }
    }
    return bends;
  }
}
