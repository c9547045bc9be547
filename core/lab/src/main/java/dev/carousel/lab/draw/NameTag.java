package dev.carousel.lab.draw;

/**
 * The name of what a layer computes, left of the line that leaves it.
 *
 * @param box what the text covers
 */
record NameTag(String text, Box box) {
  static final int SIZE = 13;
  private static final int GAP = 5;
  private static final int HALF_HEIGHT = 7;

  /** The tag of a node; empty text and box where it has none. */
  static NameTag of(Node node, Box box, String time) {
    if (node.kind() != Node.Kind.LAYER || node.name().isEmpty()) {
      return new NameTag("", new Box(box.centre(), 0, 0));
    }
    String text = Letters.indexed(node.name(), time);
    int half = (Letters.width(text, SIZE) + 1) / 2;
    Point centre = box.centre().plus(-GAP - half, -box.halfHeight() - HALF_HEIGHT - GAP);
    return new NameTag(text, new Box(centre, half, HALF_HEIGHT));
  }
}
