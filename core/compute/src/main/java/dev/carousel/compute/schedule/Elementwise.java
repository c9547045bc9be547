package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;

/** Which ops compute each entry from the entries at the same place. */
final class Elementwise {
  private Elementwise() {}

  static boolean is(Op op) {
    return switch (op) {
      case Op.Map1 _, Op.Map2 _, Op.Select _, Op.Stretch _, Op.Stop _ -> true;
      case Op.Fill _, Op.Count _, Op.StepIndex _ -> true;
      case Op.Fixed _,
          Op.Identity _,
          Op.Chance _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Sum _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          false;
    };
  }

  /** Whether an equation adds two vectors of one shape. */
  static boolean isSum(Equation equation) {
    return equation.op() instanceof Op.Map2(Binary function)
        && function == Binary.ADD
        && equation.arguments().stream().allMatch(v -> v.shape().equals(equation.target().shape()));
  }

  /** Whether it has no arguments and so is computed wherever it is used. */
  static boolean isFree(Op op) {
    return op instanceof Op.Fill || op instanceof Op.Count || op instanceof Op.StepIndex;
  }
}
