package dev.carousel.api.equation;

import java.util.List;

/** The right side of an equation as a tree. Prints in the language it was read from. */
public sealed interface Expression {

  /** Where it stands in the text; of an operation, the place of its operator. */
  Position position();

  /** A literal number. */
  record Literal(double value, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** A name; {@code next} where it is primed. */
  record Name(String name, boolean next, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** {@code -value}. */
  record Negative(Expression value, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** An elementwise operation or comparison. */
  record Binary(Operator operator, Expression left, Expression right, Position position)
      implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** {@code left right} or {@code left @ right}: a matrix product, or a number times something. */
  record Product(Expression left, Expression right, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** A function of its arguments. */
  record Call(Function function, List<Expression> arguments, Position position)
      implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** Entries {@code from} up to, not including, {@code to}. */
  record Slice(Expression value, Size from, Size to, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /** {@code matrix^T}. */
  record Transposed(Expression matrix, Position position) implements Expression {
    @Override
    public String toString() {
      return Printer.print(this);
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
