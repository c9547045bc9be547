package dev.carousel.compute.cell;

import dev.carousel.compute.pass.Expect;
import dev.carousel.compute.pass.Simplify;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.List;

/**
 * A cell, differentiated: the four programs that every execution of it follows.
 *
 * @param whole the program of one step as written, simplified; its weights are those of the cell
 * @param once weights to what is computed from them alone
 * @param step one step, from {@code x}, states and weights to next states and output
 * @param stepBackward cotangents {@code d[h']}, {@code d[output]} to those of {@code x}, states and
 *     weights
 * @param onceBackward cotangents of what {@code once} computes to those of the trained weights of
 *     the cell
 * @param trained weights of {@code step} that a gradient is wanted for
 */
public record CellPrograms(
    Program whole,
    Program once,
    Program step,
    Program stepBackward,
    Program onceBackward,
    List<Var> trained) {

  /** Whether something is drawn in training. */
  public boolean isRandom() {
    return step.has(Op.Chance.class);
  }

  /** The cell as it is evaluated: with the means of what is drawn. Its derivative stays. */
  public CellPrograms expected() {
    return isRandom()
        ? new CellPrograms(
            whole, once, Simplify.of(Expect.of(step)), stepBackward, onceBackward, trained)
        : this;
  }

  /** The weights, in order of first use; those that stay as they begin among them. */
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
