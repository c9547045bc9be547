package dev.carousel.lab.draw;

/** A direction on the page, and the side of a box that looks there. */
enum Side {
  NORTH(0, -1),
  EAST(1, 0),
  SOUTH(0, 1),
  WEST(-1, 0);

  private final int dx;
  private final int dy;

  Side(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  int dx() {
    return dx;
  }

  int dy() {
    return dy;
  }

  Side opposite() {
    return values()[(ordinal() + 2) % 4];
  }

  boolean isHorizontal() {
    return dy == 0;
  }
}
