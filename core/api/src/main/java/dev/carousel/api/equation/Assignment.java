package dev.carousel.api.equation;

/**
 * One equation: {@code name = value}, or {@code name' = value} for the next value of a state.
 *
 * @param position of the name
 */
public record Assignment(String name, boolean next, Expression value, Position position) {
  @Override
  public String toString() {
    return name + (next ? "'" : "") + " = " + value;
  }
}
