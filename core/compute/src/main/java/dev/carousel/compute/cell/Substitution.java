package dev.carousel.compute.cell;

import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Expression.Binary;
import dev.carousel.api.equation.Expression.Call;
import dev.carousel.api.equation.Expression.Literal;
import dev.carousel.api.equation.Expression.Name;
import dev.carousel.api.equation.Expression.Negative;
import dev.carousel.api.equation.Expression.Operator;
import dev.carousel.api.equation.Expression.Product;
import dev.carousel.api.equation.Expression.Slice;
import dev.carousel.api.equation.Expression.Transposed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts expressions in the place of names, and drops what the numbers among them make neutral: a
 * term of 0, a factor of 1. A part without such a name stays the same object.
 *
 * @param values by the key of a name, such as {@code c'}
 */
record Substitution(Map<String, Expression> values) {

  /** All names that an expression reads. */
  static Stream<Name> names(Expression expression) {
    return switch (expression) {
      case Literal _ -> Stream.of();
      case Name name -> Stream.of(name);
      case Negative negative -> names(negative.value());
      case Binary binary -> Stream.concat(names(binary.left()), names(binary.right()));
      case Product product -> Stream.concat(names(product.left()), names(product.right()));
      case Call call -> call.arguments().stream().flatMap(Substitution::names);
      case Slice slice -> names(slice.value());
      case Transposed transposed -> names(transposed.matrix());
    };
  }

  Expression in(Expression expression) {
    return switch (expression) {
      case Literal literal -> literal;
      case Name name -> values.getOrDefault(Scope.key(name.name(), name.next()), name);
      case Negative negative -> in(negative);
      case Binary binary -> in(binary);
      case Product product -> in(product);
      case Call call -> in(call);
      case Slice slice -> in(slice);
      case Transposed transposed -> in(transposed);
    };
  }

  private Expression in(Negative negative) {
    Expression value = in(negative.value());
    if (value == negative.value()) {
      return negative;
    }
    return value instanceof Literal literal
        ? new Literal(0 - literal.value(), negative.position())
        : new Negative(value, negative.position());
  }

  private Expression in(Binary binary) {
    Expression left = in(binary.left());
    Expression right = in(binary.right());
    return left == binary.left() && right == binary.right()
        ? binary
        : shortened(new Binary(binary.operator(), left, right, binary.position()));
  }

  private static Expression shortened(Binary binary) {
    Expression left = binary.left();
    Expression right = binary.right();
    if (left instanceof Literal a && right instanceof Literal b && isArithmetic(binary)) {
      return new Literal(value(binary.operator(), a.value(), b.value()), binary.position());
    }
    return switch (binary.operator()) {
      case ADD -> is(left, 0) ? right : is(right, 0) ? left : binary;
      case SUBTRACT ->
          is(left, 0) ? new Negative(right, binary.position()) : is(right, 0) ? left : binary;
      case MULTIPLY ->
          is(left, 0) || is(right, 0)
              ? zero(binary)
              : is(left, 1) ? right : is(right, 1) ? left : binary;
      case DIVIDE -> is(left, 0) ? zero(binary) : is(right, 1) ? left : binary;
      case REMAINDER, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> binary;
    };
  }

  private static boolean isArithmetic(Binary binary) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
      case REMAINDER, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> false;
    };
  }

  private static double value(Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL ->
          throw new IllegalArgumentException(operator + " is no arithmetic");
    };
  }

  private Expression in(Product product) {
    Expression left = in(product.left());
    Expression right = in(product.right());
    if (left == product.left() && right == product.right()) {
      return product;
    }
    return is(left, 0) || is(right, 0)
        ? zero(product)
        : new Product(left, right, product.position());
  }

  private Expression in(Call call) {
    List<Expression> arguments = call.arguments().stream().map(this::in).toList();
    boolean same = true;
    for (int i = 0; i < arguments.size(); i++) {
      same &= arguments.get(i) == call.arguments().get(i);
    }
    return same ? call : new Call(call.function(), arguments, call.position());
  }

  private Expression in(Slice slice) {
    Expression value = in(slice.value());
    if (value == slice.value()) {
      return slice;
    }
    return value instanceof Literal
        ? value
        : new Slice(value, slice.from(), slice.to(), slice.position());
  }

  private Expression in(Transposed transposed) {
    Expression matrix = in(transposed.matrix());
    if (matrix == transposed.matrix()) {
      return transposed;
    }
    return matrix instanceof Literal ? matrix : new Transposed(matrix, transposed.position());
  }

  private static boolean is(Expression expression, double value) {
    return expression instanceof Literal literal && literal.value() == value;
  }

  private static Literal zero(Expression at) {
    return new Literal(0, at.position());
  }
}
