package dev.carousel.compute.cell;

import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Function;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code chance(p)}, {@code chance(p, v)} and {@code held(…)} of them. A probability is
 * known before anything runs: it is a number, a constant, or arithmetic of those. One of 0 or 1
 * draws nothing.
 */
final class ChanceWriter {
  private final Scope scope;
  private final Problems problems;

  ChanceWriter(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** Writes the value of an expression that lends a chance its shape. */
  @FunctionalInterface
  interface Parts {
    @Nullable Var write(Expression expression);
  }

  /** The argument must be a chance. */
  @Nullable Var held(Expression.Call call, String name, Parts parts) {
    if (call.arguments().getFirst() instanceof Expression.Call inner
        && inner.function() == Function.CHANCE) {
      return write(inner, true, name, parts);
    }
    problems.add(
        call.position(),
        "not-a-draw",
        "held holds a draw over all steps, and \"" + call.arguments().getFirst() + "\" is none",
        "write held(chance(p)) or held(chance(p, v))");
    return null;
  }

  @Nullable Var write(Expression.Call call, boolean held, String name, Parts parts) {
    Expression p = call.arguments().getFirst();
    Shape shape = shape(call, parts);
    Optional<Double> probability = number(p);
    if (probability.isEmpty()) {
      problems.add(
          call.position(),
          "not-a-constant",
          "the probability \"" + p + "\" of a chance is not a constant",
          "write a number or the name of a constant, such as chance(0.9) or chance(1 - z)");
      return null;
    }
    double value = probability.get();
    if (!(value >= 0 && value <= 1)) {
      problems.add(
          call.position(),
          "not-a-probability",
          "the probability of a chance lies between 0 and 1, not at "
              + new Expression.Literal(value, p.position()),
          p instanceof Expression.Literal ? "" : "it is " + p);
      return null;
    }
    if (shape == null) {
      return null;
    }
    boolean certain = value == 0 || value == 1;
    return certain
        ? scope.out().add(name, new Op.Fill(value, shape))
        : scope.chance(name, value, held, shape);
  }

  private @Nullable Shape shape(Expression.Call call, Parts parts) {
    if (call.arguments().size() == 1) {
      return Shape.vector(Size.named("units"));
    }
    Var like = parts.write(call.arguments().getLast());
    if (like != null && like.shape().isMatrix()) {
      Position position = call.position();
      String message = "chance draws for the entries of a vector, not of a matrix ";
      problems.add(position, "shape-mismatch", message + like.shape(), "");
      return null;
    }
    return like == null ? null : like.shape();
  }

  /** The value of an expression of literals and constants. */
  private Optional<Double> number(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> Optional.of(literal.value());
      case Expression.Name name when !name.next() -> {
        scope.use(name.name());
        yield scope.number(name.name());
      }
      case Expression.Negative negative -> number(negative.value()).map(value -> -value);
      case Expression.Binary binary -> arithmetic(binary);
      case Expression.Name _,
          Expression.Product _,
          Expression.Call _,
          Expression.Slice _,
          Expression.Transposed _ ->
          Optional.empty();
    };
  }

  private Optional<Double> arithmetic(Expression.Binary binary) {
    Optional<Double> left = number(binary.left());
    Optional<Double> right = number(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    double a = left.get();
    double b = right.get();
    return switch (binary.operator()) {
      case ADD -> Optional.of(a + b);
      case SUBTRACT -> Optional.of(a - b);
      case MULTIPLY -> Optional.of(a * b);
      case DIVIDE -> Optional.of(a / b);
      case REMAINDER, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> Optional.empty();
    };
  }
}
