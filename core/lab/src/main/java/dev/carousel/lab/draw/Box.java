package dev.carousel.lab.draw;

/**
 * The place of a node.
 *
 * @param centre of the box
 * @param halfWidth 0 for a point
 * @param halfHeight 0 for a point
 */
public record Box(Point centre, int halfWidth, int halfHeight) {
  static final int CIRCLE = 13;
  private static final int LAYER_WIDTH = 22;
  private static final int LAYER_HEIGHT = 16;

  /** The size that a node needs, at the origin. */
  static Box of(Node node) {
    int half = (Letters.width(node.label(), Letters.SIGN) + 1) / 2;
    return switch (node.kind()) {
      case LAYER -> sized(Math.max(LAYER_WIDTH, half + 6), LAYER_HEIGHT);
      case POINTWISE -> sized(Math.max(CIRCLE, half + (half > 8 ? 8 : 3)), CIRCLE);
      case FIXED, PARAMETER -> sized(Math.max(CIRCLE, half + 6), CIRCLE);
      case MERGE, INPUT, PREVIOUS, NEXT, OUTPUT -> sized(0, 0);
    };
  }

  private static Box sized(int halfWidth, int halfHeight) {
    return new Box(new Point(0, 0), halfWidth, halfHeight);
  }

  Box at(Point place) {
    return new Box(place, halfWidth, halfHeight);
  }

  /** The middle of a side. */
  Point side(Side side) {
    return centre.plus(side.dx() * halfWidth, side.dy() * halfHeight);
  }

  /** Whether a point is nearer than a distance, on both axes. */
  boolean isNear(int x, int y, int distance) {
    return Math.abs(x - centre.x()) < halfWidth + distance
        && Math.abs(y - centre.y()) < halfHeight + distance;
  }
}
