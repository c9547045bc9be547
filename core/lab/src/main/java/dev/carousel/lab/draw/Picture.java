package dev.carousel.lab.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A diagram with coordinates: the module is a box whose upper left corner is the origin.
 *
 * @param width of the module
 * @param height of the module
 * @param boxes of the nodes, by id; points for what stands on the border and for merges
 * @param lines of the edges, in their order
 */
public record Picture(
    Diagram diagram, int width, int height, List<Box> boxes, List<List<Point>> lines) {
  private static final int WIDEST_SPREAD = 24;
  private static final int ATTEMPTS = 12;
  private static final int CLEARANCE = 8;

  public Picture {
    boxes = List.copyOf(boxes);
    lines = lines.stream().map(List::copyOf).toList();
  }

  /** Lays a diagram out, with as little space between its nodes as its lines allow. */
  public static Picture of(Diagram diagram) {
    Grid grid = Grid.of(diagram);
    for (int spread = 0; spread <= WIDEST_SPREAD; spread++) {
      var wiring = new Wiring(diagram, grid, Places.of(diagram, grid, spread));
      Optional<Picture> picture = wiring.picture();
      if (picture.isPresent()) {
        return picture.get();
      }
    }
    throw new IllegalStateException("no room for the lines of " + diagram.name());
  }

  /** The lines in one distribution of the nodes. */
  private static final class Wiring {
    private final Diagram diagram;
    private final Places places;
    private final Rows rows;
    private final List<Edge> order;

    Wiring(Diagram diagram, Grid grid, Places places) {
      this.diagram = diagram;
      this.places = places;
      rows = grid.rows();
      order = new ArrayList<>(diagram.edges());
      order.sort((a, b) -> Integer.compare(priority(a), priority(b)));
    }

    /** Straight lines first, then short ones. */
    private int priority(Edge edge) {
      Point from = places.boxes().get(edge.from()).centre();
      Point to = places.boxes().get(edge.to()).centre();
      int dx = Math.abs(from.x() - to.x());
      int dy = Math.abs(from.y() - to.y());
      boolean onConveyor =
          rows.conveyor(edge.from()).isPresent() && rows.conveyor(edge.to()).isPresent();
      boolean isOutput = diagram.node(edge.to()).kind() == Node.Kind.OUTPUT;
      int length = dx + dy;
      if (diagram.node(edge.to()).kind() == Node.Kind.MERGE
          && !diagram.node(edge.from()).isInner()) {
        return 5_000 + length;
      }
      if (rows.isBus(diagram.node(edge.from())) || isInputOfLayer(edge)) {
        return 15_000 - length;
      }
      return (onConveyor ? 0 : dx == 0 || dy == 0 ? 10_000 : 20_000)
          + (isOutput ? 100_000 : 0)
          + length;
    }

    private boolean isInputOfLayer(Edge edge) {
      return diagram.node(edge.from()).kind() == Node.Kind.INPUT
          && diagram.node(edge.to()).kind() == Node.Kind.LAYER;
    }

    Optional<Picture> picture() {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Map<Edge, List<Point>> lines = new LinkedHashMap<>();
        Optional<Edge> failed = route(lines);
        if (failed.isEmpty()) {
          return Optional.of(
              new Picture(
                  diagram,
                  places.width(),
                  places.height(),
                  places.boxes(),
                  diagram.edges().stream().map(lines::get).toList()));
        }
        order.remove(failed.get());
        order.addFirst(failed.get());
      }
      return Optional.empty();
    }

    /** Finds every line, or gives the first that has no way. */
    private Optional<Edge> route(Map<Edge, List<Point>> lines) {
      Router router = router();
      for (Edge edge : order) {
        Optional<List<Point>> line = router.route(edge.from(), out(edge.from()), in(edge.to()));
        if (line.isEmpty()) {
          return Optional.of(edge);
        }
        lines.put(edge, line.get());
      }
      return Optional.empty();
    }

    private Router router() {
      var router = new Router(places.width(), places.height());
      for (Node node : diagram.nodes()) {
        Box box = places.boxes().get(node.id());
        router.block(box, box.halfWidth() == 0 ? 1 : CLEARANCE);
        router.block(NameTag.of(node, box, "t").box(), 0);
      }
      for (Node node : diagram.nodes()) {
        in(node.id()).forEach(router::reserve);
        out(node.id()).forEach(router::reserve);
      }
      return router;
    }

    private List<Port> in(int id) {
      return Ports.in(diagram.node(id), places.boxes().get(id), isUpright(id));
    }

    private List<Port> out(int id) {
      return Ports.out(diagram.node(id), places.boxes().get(id), isUpright(id));
    }

    private boolean isUpright(int id) {
      return rows.isUnderLayer(diagram.node(id));
    }
  }
}
