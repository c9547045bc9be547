package dev.carousel.compute.cell;

import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.List;

/**
 * A cell, differentiated: the four programs that every execution of it follows.
 *
 * @param whole the program of one step as written, simplified; its weights are the trained ones
 * @param once weights to what is computed from them alone
 * @param step one step, from {@code x}, states and weights to next states and output
 * @param stepBackward cotangents {@code d[h']}, {@code d[output]} to those of {@code x}, states and
 *     weights
 * @param onceBackward cotangents of what {@code once} computes to those of the trained weights
 * @param trained weights of {@code step} that a gradient is wanted for
 */
public record CellPrograms(
    Program whole,
    Program once,
    Program step,
    Program stepBackward,
    Program onceBackward,
    List<Var> trained) {

  /** The trained weights, in order of first use. */
  public List<Var> weights() {
    return whole.inputs(Var.Kind.WEIGHT);
  }

  public List<Var> states() {
    return whole.inputs(Var.Kind.STATE);
  }

  /** What the cell puts out. */
  public Var output() {
    return step.output(Author.OUTPUT).orElseThrow();
  }
}
