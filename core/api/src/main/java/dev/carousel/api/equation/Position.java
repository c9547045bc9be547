package dev.carousel.api.equation;

/** A place in a text: line and column, both from 1, and how many characters it spans. */
public record Position(int line, int column, int length) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
