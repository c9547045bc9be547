package dev.carousel.compute.pass;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.ProgramBuilder;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.function.BiConsumer;

/**
 * The derivative of each op: given the cotangent of its result, the cotangents of its arguments.
 * Where a function has a kink, the derivative of one side is taken: 0 for relu and abs at 0, the
 * first argument of max and min at equality.
 */
final class GradientRules {
  private final ProgramBuilder out;
  private final BiConsumer<Var, Var> contribute;

  /**
   * @param contribute takes an argument and one contribution to its cotangent
   */
  GradientRules(ProgramBuilder out, BiConsumer<Var, Var> contribute) {
    this.out = out;
    this.contribute = contribute;
  }

  /** Emits the equations for the arguments of {@code equation}, whose result has cotangent d. */
  void apply(Equation equation, Var d) {
    Var result = equation.target();
    Var first = equation.arguments().isEmpty() ? result : equation.arguments().getFirst();
    Var last = equation.arguments().isEmpty() ? result : equation.arguments().getLast();
    switch (equation.op()) {
      case Op.Fill _, Op.Fixed _, Op.Count _, Op.StepIndex _, Op.Identity _ -> {}
      case Op.Chance _, Op.Stop _ -> {}
      case Op.Map1 map -> contribute.accept(first, unary(map.function(), first, result, d));
      case Op.Map2 map -> binary(map.function(), first, last, result, d);
      case Op.Select _ -> {
        Var zero = number(0);
        give(equation.arguments().get(1), add("where", new Op.Select(), first, d, zero));
        give(equation.arguments().get(2), add("where", new Op.Select(), first, zero, d));
      }
      case Op.Product product -> {
        Op outer = new Op.Outer();
        boolean t = product.transposed();
        contribute.accept(first, add(first, outer, t ? last : d, t ? d : last));
        contribute.accept(last, add(last, new Op.Product(!t), first, d));
      }
      case Op.Outer _ -> {
        contribute.accept(first, add(first, new Op.Product(false), d, last));
        contribute.accept(last, add(last, new Op.Product(true), d, first));
      }
      case Op.Transpose _ -> contribute.accept(first, add(first, new Op.Transpose(), d));
      case Op.Sum _ -> contribute.accept(first, add(first, new Op.Stretch(first.shape()), d));
      case Op.Stretch _ -> contribute.accept(first, add(first, new Op.Sum(), d));
      case Op.Slice slice ->
          contribute.accept(first, add(first, new Op.Pad(slice.from(), first.shape().rows()), d));
      case Op.Pad pad -> {
        Size to = pad.from().plus(first.shape().rows());
        contribute.accept(first, add(first, new Op.Slice(pad.from(), to), d));
      }
      case Op.Concat _ -> {
        Size from = Size.of(0);
        for (Var argument : equation.arguments()) {
          Size to = from.plus(argument.shape().rows());
          contribute.accept(argument, add(argument, new Op.Slice(from, to), d));
          from = to;
        }
      }
      case Op.OfMatrices op -> matrices(op, first, last, result, d);
    }
  }

  private void matrices(Op.OfMatrices op, Var a, Var b, Var y, Var d) {
    switch (op) {
      case Op.MatrixProduct _ -> {
        contribute.accept(a, matrixProduct(a, d, transposed(b)));
        contribute.accept(b, matrixProduct(b, transposed(a), d));
      }
      case Op.Inverse _ -> {
        Var t = transposed(y);
        contribute.accept(a, map(Unary.NEGATE, matrixProduct(a, matrixProduct(a, t, d), t)));
      }
      case Op.Exponential _ ->
          contribute.accept(a, add(a, new Op.ExponentialSlope(), transposed(a), d));
      case Op.ExponentialSlope _ ->
          throw new IllegalStateException("nothing is differentiated twice: " + y);
    }
  }

  private Var transposed(Var matrix) {
    return add(matrix, new Op.Transpose(), matrix);
  }

  private Var matrixProduct(Var about, Var left, Var right) {
    return add(about, new Op.MatrixProduct(), left, right);
  }

  private Var unary(Unary function, Var v, Var y, Var d) {
    return switch (function) {
      case NEGATE -> map(Unary.NEGATE, d);
      case SIGMOID -> times(d, times(y, minus(number(1), y)));
      case TANH -> times(d, minus(number(1), times(y, y)));
      case RELU -> add(v, new Op.Select(), compare(Binary.LESS, number(0), v), d, number(0));
      case EXP -> times(d, y);
      case LOG -> over(d, v);
      case SIN -> times(d, map(Unary.COS, v));
      case COS -> map(Unary.NEGATE, times(d, map(Unary.SIN, v)));
      case SQRT -> over(d, times(number(2), y));
      case ABS ->
          times(d, minus(compare(Binary.LESS, number(0), v), compare(Binary.LESS, v, number(0))));
    };
  }

  private void binary(Binary function, Var a, Var b, Var y, Var d) {
    switch (function) {
      case ADD -> {
        give(a, d);
        give(b, d);
      }
      case SUBTRACT -> {
        give(a, d);
        give(b, map(Unary.NEGATE, d));
      }
      case MULTIPLY -> {
        give(a, times(d, b));
        give(b, times(d, a));
      }
      case DIVIDE -> {
        Var quotient = over(d, b);
        give(a, quotient);
        give(b, map(Unary.NEGATE, times(quotient, y)));
      }
      case REMAINDER -> {
        give(a, d);
        give(b, times(d, over(minus(y, a), b)));
      }
      case MAXIMUM -> pick(compare(Binary.AT_MOST, b, a), a, b, d);
      case MINIMUM -> pick(compare(Binary.AT_MOST, a, b), a, b, d);
      case LESS, AT_MOST, EQUAL -> {}
    }
  }

  private void pick(Var first, Var a, Var b, Var d) {
    give(a, add(a, new Op.Select(), first, d, number(0)));
    give(b, add(b, new Op.Select(), first, number(0), d));
  }

  /** Contributes to a, summed up if a is a scalar that met every entry. */
  private void give(Var a, Var contribution) {
    boolean met = a.shape().isScalar() && !contribution.shape().isScalar();
    contribute.accept(a, met ? add(a, new Op.Sum(), contribution) : stretched(a, contribution));
  }

  private Var stretched(Var a, Var contribution) {
    boolean thin = contribution.shape().isScalar() && !a.shape().isScalar();
    return thin ? add(a, new Op.Stretch(a.shape()), contribution) : contribution;
  }

  private Var times(Var a, Var b) {
    return add("d", new Op.Map2(Binary.MULTIPLY), a, b);
  }

  private Var over(Var a, Var b) {
    return add("d", new Op.Map2(Binary.DIVIDE), a, b);
  }

  private Var minus(Var a, Var b) {
    return add("d", new Op.Map2(Binary.SUBTRACT), a, b);
  }

  private Var compare(Binary comparison, Var a, Var b) {
    return add("is", new Op.Map2(comparison), a, b);
  }

  private Var map(Unary function, Var v) {
    return add("d", new Op.Map1(function), v);
  }

  private Var number(double value) {
    return out.add("n", new Op.Fill(value, Shape.SCALAR));
  }

  private Var add(Var about, Op op, Var... arguments) {
    return add("d." + about.name(), op, arguments);
  }

  private Var add(String name, Op op, Var... arguments) {
    return out.add(name, op, arguments);
  }
}
