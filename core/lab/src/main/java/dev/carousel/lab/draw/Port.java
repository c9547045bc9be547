package dev.carousel.lab.draw;

/**
 * Where a line may meet a node.
 *
 * @param edge the point on the node
 * @param door the point outside, straight before it, that the line passes
 * @param side of the node
 * @param cost how unwelcome a line is there
 */
record Port(Point edge, Point door, Side side, int cost) {
  /** The distance between lines. */
  static final int PITCH = 10;

  private static final int CLEARANCE = 12;

  /** A port at a side of a box, shifted along it. */
  static Port of(Box box, Side side, int shift, int cost) {
    int along = side.isHorizontal() ? box.halfWidth() : box.halfHeight();
    int reach = along == 0 ? PITCH : Math.ceilDiv(along + CLEARANCE, PITCH) * PITCH;
    int shiftX = side.isHorizontal() ? 0 : shift;
    int shiftY = side.isHorizontal() ? shift : 0;
    Point middle = box.centre().plus(shiftX, shiftY);
    return new Port(
        box.side(side).plus(shiftX, shiftY),
        middle.plus(side.dx() * reach, side.dy() * reach),
        side,
        cost);
  }
}
