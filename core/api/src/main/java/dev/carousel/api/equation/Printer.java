package dev.carousel.api.equation;

import dev.carousel.api.equation.Expression.Binary;
import dev.carousel.api.equation.Expression.Call;
import dev.carousel.api.equation.Expression.Literal;
import dev.carousel.api.equation.Expression.Name;
import dev.carousel.api.equation.Expression.Negative;
import dev.carousel.api.equation.Expression.Operator;
import dev.carousel.api.equation.Expression.Product;
import dev.carousel.api.equation.Expression.Slice;
import dev.carousel.api.equation.Expression.Transposed;
import java.util.stream.Collectors;

/**
 * Writes expressions in the language that they are read from, with no more brackets than needed.
 */
final class Printer {
  // How tightly the parts of the grammar bind, loosest first.
  private static final int COMPARISON = 0;
  private static final int SUM = 1;
  private static final int TERM = 2;
  private static final int UNARY = 3;
  private static final int PRODUCT = 4;
  private static final int POSTFIX = 5;

  private Printer() {}

  static String print(Expression expression) {
    return switch (expression) {
      case Literal literal -> number(literal.value());
      case Name name -> name.name() + (name.next() ? "'" : "");
      case Negative negative -> "-" + within(negative.value(), UNARY);
      case Binary binary -> binary(binary);
      case Product product -> product(product);
      case Call call ->
          call.arguments().stream()
              .map(Printer::print)
              .collect(Collectors.joining(", ", call.function().label() + "(", ")"));
      case Slice slice ->
          within(slice.value(), POSTFIX) + "[" + slice.from() + ":" + slice.to() + "]";
      case Transposed transposed -> within(transposed.matrix(), POSTFIX) + "^T";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String binary(Binary binary) {
    int level = level(binary.operator());
    int left = level == COMPARISON ? SUM : level;
    return within(binary.left(), left)
        + " "
        + binary.operator().symbol()
        + " "
        + within(binary.right(), level + 1);
  }

  /** By juxtaposition, except before a bracket, which would read as a function's. */
  private static String product(Product product) {
    String right = within(product.right(), PRODUCT);
    return within(product.left(), POSTFIX) + (right.startsWith("(") ? " @ " : " ") + right;
  }

  private static String within(Expression expression, int loosest) {
    String text = print(expression);
    return level(expression) < loosest ? "(" + text + ")" : text;
  }

  private static int level(Expression expression) {
    return switch (expression) {
      case Binary binary -> level(binary.operator());
      case Negative _ -> UNARY;
      case Literal literal -> literal.value() < 0 ? UNARY : POSTFIX;
      case Product _ -> PRODUCT;
      case Name _, Call _, Slice _, Transposed _ -> POSTFIX;
    };
  }

  private static int level(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, REMAINDER -> TERM;
      case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> COMPARISON;
    };
  }
}
