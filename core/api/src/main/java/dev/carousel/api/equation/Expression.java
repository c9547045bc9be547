package dev.carousel.api.equation;

import java.util.List;
import java.util.stream.Collectors;

/** The right side of an equation as a tree. Prints in the language it was read from. */
public sealed interface Expression {

  /** Where it stands in the text; of an operation, the place of its operator. */
  Position position();

  /** A literal number. */
  record Literal(double value, Position position) implements Expression {
    @Override
    public String toString() {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** A name; {@code next} where it is primed. */
  record Name(String name, boolean next, Position position) implements Expression {
    @Override
    public String toString() {
      return name + (next ? "'" : "");
    }
  }

  /** {@code -value}. */
  record Negative(Expression value, Position position) implements Expression {
    @Override
    public String toString() {
      return "(-" + value + ")";
    }
  }

  /** An elementwise operation or comparison. */
  record Binary(Operator operator, Expression left, Expression right, Position position)
      implements Expression {
    @Override
    public String toString() {
      return "(" + left + " " + operator.symbol() + " " + right + ")";
    }
  }

  /** {@code left right} or {@code left @ right}: a matrix product, or a number times something. */
  record Product(Expression left, Expression right, Position position) implements Expression {
    @Override
    public String toString() {
      return left + " @ " + right;
    }
  }

  /** A function of its arguments. */
  record Call(Function function, List<Expression> arguments, Position position)
      implements Expression {
    @Override
    public String toString() {
      return arguments.stream()
          .map(Object::toString)
          .collect(Collectors.joining(", ", function.label() + "(", ")"));
    }
  }

  /** Entries {@code from} up to, not including, {@code to}. */
  record Slice(Expression value, Size from, Size to, Position position) implements Expression {
    @Override
    public String toString() {
      return value + "[" + from + ":" + to + "]";
    }
  }

  /** {@code matrix^T}. */
  record Transposed(Expression matrix, Position position) implements Expression {
    @Override
    public String toString() {
      return matrix + "^T";
    }
  }

  /** The elementwise operators. Comparisons give 1 where they hold and 0 elsewhere. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    UNEQUAL("!=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
