package dev.carousel.cells;

/** States of earlier steps kept side by side in one state {@code past}, newest first. */
final class History {
  private History() {}

  /** The state {@code steps} before this step, from 1. */
  static String state(int steps) {
    return "past[" + (steps - 1) + "*units:" + steps + "*units]";
  }

  /** The line that puts {@code h} in front and drops the oldest of {@code length} states. */
  static String shift(int length) {
    return length == 1 ? "past' = h\n" : "past' = concat(h, past[0:" + (length - 1) + "*units])\n";
  }
}
