package dev.carousel.compute.program;

/** Elementwise functions of two arguments. Comparisons give 1 where they hold and 0 elsewhere. */
public enum Binary {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  /** Of the floored quotient, so it has the sign of the divisor. */
  REMAINDER("%"),
  MAXIMUM("max"),
  MINIMUM("min"),
  LESS("<"),
  AT_MOST("<="),
  EQUAL("==");

  private final String symbol;

  Binary(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The exact function. */
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a - b * Math.floor(a / b);
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case LESS -> a < b ? 1 : 0;
      case AT_MOST -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
    };
  }
}
