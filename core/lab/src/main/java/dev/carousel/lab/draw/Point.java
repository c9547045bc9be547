package dev.carousel.lab.draw;

/** A point, in units of the picture; {@code y} grows downwards. */
public record Point(int x, int y) {
  Point plus(int dx, int dy) {
    return new Point(x + dx, y + dy);
  }
}
