package dev.carousel.api;

import java.util.List;

/**
 * One trained tensor and its place in the flat array of parameters, row-major.
 *
 * @param name such as {@code W_f}, {@code 2.W_f} in the second of several layers, {@code readout.W}
 * @param rows outputs of a matrix, or the length of a vector
 * @param columns inputs of a matrix; 1 for a vector
 * @param offset of its first value
 */
public record Block(String name, Initializer.Role role, int rows, int columns, int offset) {

  /** How many numbers it has. */
  public int length() {
    return rows * columns;
  }

  /** Where the next one may begin. */
  public int end() {
    return offset + length();
  }

  /** How many numbers blocks have together. */
  public static int count(List<Block> blocks) {
    return blocks.stream().mapToInt(Block::length).sum();
  }
}
