package dev.carousel.compute.model;

import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import java.util.List;

/**
 * Every trained tensor of a model and its place in the flat array of parameters; and every one that
 * stays as it begins, in an array of its own.
 *
 * @param blocks in order, without gaps
 * @param frozen likewise; most models have none
 */
public record Layout(List<Block> blocks, List<Block> frozen) {

  /**
   * One tensor, row-major.
   *
   * @param name such as {@code W_f}; {@code 2.W_f} in the second of several layers; {@code
   *     back.W_f} and {@code 2.back.W_f} of the cells that read backward; {@code initial.h} of a
   *     trained initial state; the readout's are {@code readout.W} and {@code readout.b}
   * @param weight its name within the cell, with shape and role
   * @param layer from 0; -1 for the readout
   * @param offset of its first value
   */
  public record Block(String name, Initializer.Weight weight, int layer, int offset) {
    /** How many numbers it has. */
    public int length() {
      return weight.rows() * weight.columns();
    }

    public Role role() {
      return weight.role();
    }
  }

  public Layout {
    blocks = List.copyOf(blocks);
    frozen = List.copyOf(frozen);
  }

  /** The trained tensors as an optimizer knows them. */
  public List<dev.carousel.api.Block> tensors() {
    return blocks.stream()
        .map(
            block ->
                new dev.carousel.api.Block(
                    block.name(),
                    block.role(),
                    block.weight().rows(),
                    block.weight().columns(),
                    block.offset()))
        .toList();
  }

  /** All trained numbers together. */
  public int length() {
    return blocks.stream().mapToInt(Block::length).sum();
  }

  /** All numbers together that stay as they begin. */
  public int frozenLength() {
    return frozen.stream().mapToInt(Block::length).sum();
  }
}
