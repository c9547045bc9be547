package dev.carousel.compute.pass;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;

/** Puts its mean in the place of each {@code chance(p)}: the program of evaluation. */
public final class Expect {
  private Expect() {}

  public static Program of(Program program) {
    return program.with(program.equations().stream().map(Expect::mean).toList(), program.outputs());
  }

  private static Equation mean(Equation equation) {
    return equation.op() instanceof Op.Chance chance
        ? new Equation(equation.target(), new Op.Fill(chance.probability(), chance.shape()))
        : equation;
  }
}
