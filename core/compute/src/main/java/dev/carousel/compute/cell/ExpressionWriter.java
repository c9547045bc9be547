package dev.carousel.compute.cell;

import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Function;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.ShapeException;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the right side of one equation into the program. A part with a problem gives null. */
final class ExpressionWriter {
  private static final double NORM_EPSILON = 1e-5;

  private final Scope scope;
  private final Problems problems;
  private final String target;
  private final ChanceWriter chances;

  /**
   * @param target name of the variable that the whole expression becomes
   */
  ExpressionWriter(Scope scope, Problems problems, String target) {
    this.scope = scope;
    this.problems = problems;
    this.target = target;
    chances = new ChanceWriter(scope, problems);
  }

  @Nullable Var write(Expression expression) {
    return part(expression, target);
  }

  private @Nullable Var part(Expression expression) {
    return part(expression, target + ".");
  }

  private @Nullable Var part(Expression expression, String name) {
    return switch (expression) {
      case Expression.Literal literal ->
          scope.out().add(name, new Op.Fill(literal.value(), Shape.SCALAR));
      case Expression.Name n -> scope.lookUp(n);
      case Expression.Negative negative ->
          add(negative.position(), name, new Op.Map1(Unary.NEGATE), part(negative.value()));
      case Expression.Binary binary -> binary(binary, name);
      case Expression.Product product -> product(product, name);
      case Expression.Call call when call.function() == Function.CHANCE ->
          chances.write(call, false, name, this::part);
      case Expression.Call call when call.function() == Function.HELD ->
          chances.held(call, name, this::part);
      case Expression.Call call -> call(call, name);
      case Expression.Slice slice -> slice(slice, name);
      case Expression.Transposed transposed ->
          add(transposed.position(), name, new Op.Transpose(), part(transposed.matrix()));
    };
  }

  private @Nullable Var binary(Expression.Binary binary, String name) {
    Var left = part(binary.left());
    Var right = part(binary.right());
    Position position = binary.position();
    return switch (binary.operator()) {
      case ADD -> add(position, name, Binary.ADD, left, right);
      case SUBTRACT -> add(position, name, Binary.SUBTRACT, left, right);
      case MULTIPLY -> add(position, name, Binary.MULTIPLY, left, right);
      case DIVIDE -> add(position, name, Binary.DIVIDE, left, right);
      case REMAINDER -> add(position, name, Binary.REMAINDER, left, right);
      case LESS -> add(position, name, Binary.LESS, left, right);
      case AT_MOST -> add(position, name, Binary.AT_MOST, left, right);
      case GREATER -> add(position, name, Binary.LESS, right, left);
      case AT_LEAST -> add(position, name, Binary.AT_MOST, right, left);
      case EQUAL -> add(position, name, Binary.EQUAL, left, right);
      case UNEQUAL -> add(position, name, Binary.SUBTRACT, number(1), equal(position, left, right));
    };
  }

  private @Nullable Var equal(Position position, @Nullable Var left, @Nullable Var right) {
    return add(position, target + ".", Binary.EQUAL, left, right);
  }

  private @Nullable Var product(Expression.Product product, String name) {
    Var right = part(product.right());
    if (right != null) {
      scope.multiplies(product.left(), right);
    }
    Var left = part(product.left());
    if (left == null || right == null) {
      return null;
    }
    if (left.shape().isScalar() && product.left() instanceof Expression.Literal) {
      return add(product.position(), name, Binary.MULTIPLY, left, right);
    }
    if (!left.shape().isMatrix() && left.shape().isScalar() && right.shape().isMatrix()) {
      return add(product.position(), name, Binary.MULTIPLY, left, right);
    }
    if (!left.shape().isMatrix()) {
      problems.add(
          product.position(),
          "not-a-matrix",
          "\"" + product.left() + "\" is not a matrix and cannot multiply what follows it",
          "write " + product.left() + " * … for the elementwise product");
      return null;
    }
    Op op = right.shape().isMatrix() ? new Op.MatrixProduct() : new Op.Product(false);
    return add(product.position(), name, op, left, right);
  }

  private @Nullable Var slice(Expression.Slice slice, String name) {
    Var value = part(slice.value());
    boolean known =
        scope.isKnown(slice.from(), slice.position())
            && scope.isKnown(slice.to(), slice.position());
    return known
        ? add(slice.position(), name, new Op.Slice(slice.from(), slice.to()), value)
        : null;
  }

  private @Nullable Var call(Expression.Call call, String name) {
    List<@Nullable Var> arguments = new ArrayList<>();
    call.arguments().forEach(a -> arguments.add(part(a)));
    if (arguments.contains(null)) {
      return null;
    }
    Position p = call.position();
    Var first = arguments.getFirst();
    return switch (call.function()) {
      case SIGMOID -> add(p, name, new Op.Map1(Unary.SIGMOID), first);
      case TANH -> add(p, name, new Op.Map1(Unary.TANH), first);
      case RELU -> add(p, name, new Op.Map1(Unary.RELU), first);
      case EXP -> add(p, name, new Op.Map1(Unary.EXP), first);
      case LOG -> add(p, name, new Op.Map1(Unary.LOG), first);
      case SIN -> add(p, name, new Op.Map1(Unary.SIN), first);
      case COS -> add(p, name, new Op.Map1(Unary.COS), first);
      case SQRT -> add(p, name, new Op.Map1(Unary.SQRT), first);
      case ABS -> add(p, name, new Op.Map1(Unary.ABS), first);
      case MAX -> add(p, name, Binary.MAXIMUM, first, arguments.get(1));
      case MIN -> add(p, name, Binary.MINIMUM, first, arguments.get(1));
      case WHERE -> add(p, name, new Op.Select(), first, arguments.get(1), arguments.get(2));
      case MEAN -> isVector(call, first) ? mean(p, name, first) : null;
      case NORM -> isVector(call, first) ? norm(call, name, arguments) : null;
      case STOP -> add(p, name, new Op.Stop(), first);
      case CHANCE, HELD -> throw new IllegalStateException("written elsewhere: " + call);
      case CONCAT -> add(p, name, new Op.Concat(), arguments.toArray(Var[]::new));
      case INVERSE -> add(p, name, new Op.Inverse(), first);
      case EXPM -> add(p, name, new Op.Exponential(), first);
    };
  }

  private boolean isVector(Expression.Call call, Var argument) {
    if (argument.shape().isMatrix()) {
      String message = call.function().label() + " needs a vector, not a matrix ";
      problems.add(call.position(), "shape-mismatch", message + argument.shape(), "");
    }
    return !argument.shape().isMatrix();
  }

  private @Nullable Var mean(Position p, String name, @Nullable Var vector) {
    if (vector == null) {
      return null;
    }
    Var sum = add(p, name, new Op.Sum(), vector);
    Size size = vector.shape().rows();
    return add(p, name, Binary.DIVIDE, sum, scope.out().add(name, new Op.Count(size)));
  }

  /** (v - mean) / sqrt(variance + epsilon) * gain + shift, with the variance over n, not n - 1. */
  private @Nullable Var norm(Expression.Call call, String name, List<@Nullable Var> arguments) {
    Position p = call.position();
    Var vector = arguments.getFirst();
    String inner = target + ".";
    Var centred = add(p, inner, Binary.SUBTRACT, vector, mean(p, inner, vector));
    Var variance = mean(p, inner, add(p, inner, Binary.MULTIPLY, centred, centred));
    Var epsilon = arguments.size() == 4 ? arguments.get(3) : number(NORM_EPSILON);
    Var sum = add(p, inner, Binary.ADD, variance, epsilon);
    Var deviation = add(p, inner, new Op.Map1(Unary.SQRT), sum);
    Var normed = add(p, name, Binary.DIVIDE, centred, deviation);
    if (arguments.size() == 1) {
      return normed;
    }
    Var scaled = add(p, inner, Binary.MULTIPLY, normed, arguments.get(1));
    return add(p, name, Binary.ADD, scaled, arguments.get(2));
  }

  private Var number(double value) {
    return scope.out().add(target + ".", new Op.Fill(value, Shape.SCALAR));
  }

  private @Nullable Var add(
      Position position, String name, Binary function, @Nullable Var left, @Nullable Var right) {
    return add(position, name, new Op.Map2(function), left, right);
  }

  private @Nullable Var add(Position position, String name, Op op, @Nullable Var... arguments) {
    for (Var argument : arguments) {
      if (argument == null) {
        return null;
      }
    }
    try {
      return scope.add(position, name, op, List.of(arguments));
    } catch (ShapeException e) {
      problems.add(position, "shape-mismatch", e.getMessage(), "");
      return null;
    }
  }
}
