package dev.carousel.lab.draw;

/** Draws what leads into a module and out of it. */
final class Stubs {
  static final int LENGTH = 36;
  static final int RADIUS = 20;
  static final int GAP = 6;

  /** Lines begin a little inside, so that no border is over them. */
  private static final int INSIDE = 1;

  private final SvgText text;
  private final Picture picture;

  Stubs(SvgText text, Picture picture) {
    this.text = text;
    this.picture = picture;
  }

  /** The states that come into the module whose upper left corner is given. */
  void before(Point corner, String time) {
    for (Node node : picture.diagram().nodes(Node.Kind.PREVIOUS)) {
      Point at = height(corner, node);
      horizontal(at.plus(-LENGTH, 0), at.plus(INSIDE, 0));
      text.beside(at.plus(-LENGTH - GAP, 0), true, Letters.indexed(node.label(), time));
    }
  }

  /** The states that leave the module whose upper right corner is given. */
  void after(Point corner, String time) {
    for (Node node : picture.diagram().nodes(Node.Kind.NEXT)) {
      Point at = height(corner, node);
      horizontal(at.plus(-INSIDE, 0), at.plus(LENGTH - INSIDE, 0));
      text.arrow(at.plus(LENGTH, 0), Side.EAST);
      text.beside(at.plus(LENGTH + GAP, 0), false, Letters.indexed(node.label(), time));
    }
  }

  /** The states between two modules, of which the left one's upper right corner is given. */
  void between(Point corner, int distance) {
    for (Node node : picture.diagram().nodes(Node.Kind.NEXT)) {
      Point at = height(corner, node);
      horizontal(at.plus(-INSIDE, 0), at.plus(distance + INSIDE, 0));
      text.arrow(at.plus(distance, 0), Side.EAST);
    }
  }

  private Point height(Point corner, Node node) {
    return corner.plus(0, picture.boxes().get(node.id()).centre().y());
  }

  private void horizontal(Point from, Point to) {
    line("M" + from.x() + " " + from.y() + "H" + to.x());
  }

  private void vertical(Point from, int to) {
    line("M" + from.x() + " " + from.y() + "V" + to);
  }

  private void line(String path) {
    text.pen();
    text.path(path);
    text.endGroup();
  }

  /** An input or output, whose line meets the module's upper border at a point or below it. */
  void vertical(Node node, Point top, String time) {
    switch (node.kind()) {
      case INPUT -> {
        Point at = top.plus(0, picture.height());
        vertical(at.plus(0, LENGTH), at.y() - INSIDE);
        String label =
            node.equations().isEmpty() ? Letters.indexed(node.label(), time) : node.label();
        if (!node.equations().isEmpty()) {
          text.titled(node.equations().getFirst().toString());
        }
        circle(at.plus(0, LENGTH + RADIUS), label, "#d4e5f7", "#3d6ea5");
        if (!node.equations().isEmpty()) {
          text.endGroup();
        }
      }
      case OUTPUT -> {
        vertical(top.plus(0, INSIDE), top.y() - LENGTH + INSIDE);
        text.arrow(top.plus(0, -LENGTH), Side.NORTH);
        String label = Letters.indexed(node.label(), time);
        circle(top.plus(0, -LENGTH - RADIUS), label, "#e6d8f2", "#7a4fa0");
      }
      case PREVIOUS, NEXT, LAYER, FIXED, POINTWISE, MERGE, PARAMETER -> {}
    }
  }

  /** Half the width of what is drawn around a label. */
  static int halfWidth(String label) {
    return Math.max(RADIUS, Letters.width(label, Letters.SIGN) / 2 + 3);
  }

  private void circle(Point centre, String label, String fill, String stroke) {
    int radius = halfWidth(label);
    text.line(
        "<ellipse cx=\"%d\" cy=\"%d\" rx=\"%d\" ry=\"%d\" fill=\"%s\" stroke=\"%s\"/>",
        centre.x(), centre.y(), radius, RADIUS, fill, stroke);
    text.variable(centre, label);
  }
}
