package dev.carousel.lab.draw;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What must hold of a picture so that it cannot be misread. */
final class Legibility {
  private static final int APART = 4;

  private final Picture picture;
  private final Diagram diagram;

  Legibility(Picture picture) {
    this.picture = picture;
    diagram = picture.diagram();
  }

  void check() {
    circlesAreApart();
    for (Node node : diagram.nodes()) {
      textFits(node);
      isInside(node);
      diagram.nodes().stream().filter(other -> other.id() > node.id()).forEach(o -> apart(node, o));
    }
    List<Edge> edges = diagram.edges();
    for (int i = 0; i < edges.size(); i++) {
      connects(edges.get(i), picture.lines().get(i));
      avoidsNodes(edges.get(i), picture.lines().get(i));
      for (int j = i + 1; j < edges.size(); j++) {
        runsAlone(edges.get(i), picture.lines().get(i), edges.get(j), picture.lines().get(j));
      }
    }
  }

  private void circlesAreApart() {
    List<Node> inputs = diagram.nodes(Node.Kind.INPUT);
    for (Node a : inputs) {
      for (Node b : inputs) {
        int distance = Math.abs(box(a.id()).centre().x() - box(b.id()).centre().x());
        int needed = Stubs.halfWidth(a.label()) + Stubs.halfWidth(b.label());
        assertTrue(a == b || distance > needed, () -> a + " overlaps " + b);
      }
    }
  }

  private Box box(int id) {
    return picture.boxes().get(id);
  }

  private void textFits(Node node) {
    Box box = box(node.id());
    if (box.halfWidth() > 0) {
      int width = Letters.width(node.label(), Letters.SIGN);
      assertTrue(width + 4 <= 2 * box.halfWidth(), () -> node.label() + " is too wide for " + box);
    }
  }

  private void isInside(Node node) {
    Box box = box(node.id());
    assertTrue(
        box.centre().x() - box.halfWidth() >= 0
            && box.centre().x() + box.halfWidth() <= picture.width()
            && box.centre().y() - box.halfHeight() >= 0
            && box.centre().y() + box.halfHeight() <= picture.height(),
        () -> node + " is outside");
  }

  private void apart(Node a, Node b) {
    assertFalse(overlap(box(a.id()), box(b.id())), () -> a + " overlaps " + b);
    Box tag = NameTag.of(a, box(a.id()), "t").box();
    assertFalse(
        tag.halfWidth() > 0 && overlap(tag, box(b.id())), () -> "the name of " + a + " meets " + b);
  }

  private static boolean overlap(Box a, Box b) {
    return Math.abs(a.centre().x() - b.centre().x()) < a.halfWidth() + b.halfWidth() + APART
        && Math.abs(a.centre().y() - b.centre().y()) < a.halfHeight() + b.halfHeight() + APART;
  }

  private void connects(Edge edge, List<Point> line) {
    assertTrue(touches(box(edge.from()), line.getFirst()), () -> edge + " begins elsewhere");
    assertTrue(touches(box(edge.to()), line.getLast()), () -> edge + " ends elsewhere");
    for (int i = 1; i < line.size(); i++) {
      Point a = line.get(i - 1);
      Point b = line.get(i);
      assertTrue((a.x() == b.x()) != (a.y() == b.y()), () -> edge + " is oblique or stands still");
    }
  }

  private static boolean touches(Box box, Point point) {
    int dx = Math.abs(point.x() - box.centre().x());
    int dy = Math.abs(point.y() - box.centre().y());
    return (dx == box.halfWidth() && dy <= box.halfHeight())
        || (dy == box.halfHeight() && dx <= box.halfWidth());
  }

  private void avoidsNodes(Edge edge, List<Point> line) {
    for (Node node : diagram.nodes()) {
      Box box = box(node.id());
      boolean isEnd = node.id() == edge.from() || node.id() == edge.to();
      for (Point point : line.subList(1, line.size() - 1)) {
        assertFalse(
            box.isNear(point.x(), point.y(), isEnd ? 1 : APART), () -> edge + " meets " + node);
        Box tag = NameTag.of(node, box, "t").box();
        assertFalse(
            tag.halfWidth() > 0 && tag.isNear(point.x(), point.y(), 0),
            () -> edge + " meets the name of " + node);
      }
    }
  }

  /** Lines of different nodes share no piece: they only cross. */
  private static void runsAlone(Edge a, List<Point> lineOfA, Edge b, List<Point> lineOfB) {
    if (a.from() == b.from()) {
      return;
    }
    for (int i = 1; i < lineOfA.size(); i++) {
      Point first = lineOfA.get(i - 1);
      Point second = lineOfA.get(i);
      int at = lineOfB.indexOf(first);
      boolean shared =
          at >= 0
              && ((at > 0 && lineOfB.get(at - 1).equals(second))
                  || (at + 1 < lineOfB.size() && lineOfB.get(at + 1).equals(second)));
      assertFalse(shared, () -> a + " and " + b + " run together at " + first);
    }
  }
}
