package dev.carousel.lab.draw;

import java.util.stream.Stream;

/** Writes pictures as SVG that needs nothing else: the same picture, the same bytes. */
public final class Svg {
  private static final int BETWEEN = 60;
  private static final int MARGIN = 16;
  private static final int ABOVE = Stubs.LENGTH + 2 * Stubs.RADIUS + MARGIN;
  private static final int NARROWEST = 120;

  private final SvgText text = new SvgText();
  private final Picture picture;
  private final Stubs stubs;

  private Svg(Picture picture) {
    this.picture = picture;
    stubs = new Stubs(text, picture);
  }

  /** One step of a cell. */
  public static String of(Picture picture) {
    var svg = new Svg(picture);
    String name = picture.diagram().name();
    int left = svg.sideWidth("t−1");
    svg.text.open(
        left + picture.width() + svg.sideWidth("t"),
        picture.height() + 2 * ABOVE,
        "One step of " + name,
        Words.of(picture.diagram()));
    svg.full(new Point(left, ABOVE), "t");
    svg.stubs.before(new Point(left, ABOVE), "t−1");
    svg.stubs.after(new Point(left + picture.width(), ABOVE), "t");
    return svg.text.close();
  }

  /**
   * A chain of steps, of which the one in the middle is drawn in full.
   *
   * @param steps at least 1
   */
  public static String unrolled(Picture picture, int steps) {
    var svg = new Svg(picture);
    String name = picture.diagram().name();
    int plain = Math.max(NARROWEST, Letters.width(name, Letters.SIGN) + 2 * MARGIN);
    int left = svg.sideWidth("−1");
    int modules = (steps - 1) * (plain + BETWEEN) + picture.width();
    svg.text.open(
        left + modules + svg.sideWidth(Integer.toString(steps - 1)),
        picture.height() + 2 * ABOVE,
        name + " over " + steps + (steps == 1 ? " step" : " steps"),
        "A chain of copies of one module, of which one is drawn in full. "
            + Words.of(picture.diagram()));
    svg.chain(left, steps, plain);
    return svg.text.close();
  }

  private void chain(int left, int steps, int plain) {
    var corner = new Point(left, ABOVE);
    stubs.before(corner, "−1");
    for (int i = 0; i < steps; i++) {
      boolean isFull = i == (steps - 1) / 2;
      String time = Integer.toString(i);
      if (isFull) {
        full(corner, time);
      } else {
        plain(corner, plain, time);
      }
      corner = corner.plus(isFull ? picture.width() : plain, 0);
      if (i < steps - 1) {
        stubs.between(corner, BETWEEN);
        corner = corner.plus(BETWEEN, 0);
      }
    }
    stubs.after(corner, Integer.toString(steps - 1));
  }

  /** The space that the names of states need beside the module. */
  private int sideWidth(String time) {
    return MARGIN
        + Stubs.LENGTH
        + Stubs.GAP
        + Stream.of(Node.Kind.PREVIOUS, Node.Kind.NEXT)
            .flatMap(kind -> picture.diagram().nodes(kind).stream())
            .mapToInt(node -> Letters.width(Letters.indexed(node.label(), time), Letters.SIGN))
            .max()
            .orElse(0);
  }

  private void full(Point corner, String time) {
    text.group(corner);
    text.body(picture.width(), picture.height());
    new Lines(text, picture).draw();
    text.border(picture.width(), picture.height());
    var nodes = new Shapes(text, time);
    for (Node node : picture.diagram().nodes()) {
      nodes.draw(node, picture.boxes().get(node.id()));
    }
    text.endGroup();
    for (Node node : picture.diagram().nodes()) {
      stubs.vertical(node, corner.plus(picture.boxes().get(node.id()).centre().x(), 0), time);
    }
  }

  private void plain(Point corner, int width, String time) {
    text.group(corner);
    text.body(width, picture.height());
    text.border(width, picture.height());
    text.word(new Point(width / 2, picture.height() / 2), picture.diagram().name());
    text.endGroup();
    int inputs = 0;
    for (Node node : picture.diagram().nodes()) {
      int shift = node.kind() == Node.Kind.INPUT ? inputs++ * (2 * Stubs.RADIUS + MARGIN) : 0;
      stubs.vertical(node, corner.plus(width / 2 + shift, 0), time);
    }
  }
}
