package dev.carousel.compute.program;

import java.util.Locale;

/** Elementwise functions of one argument. */
public enum Unary {
  NEGATE,
  SIGMOID,
  TANH,
  RELU,
  EXP,
  LOG,
  SIN,
  COS,
  SQRT,
  ABS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The exact function, the same on every machine. */
  public double apply(double v) {
    return switch (this) {
      case NEGATE -> -v;
      case SIGMOID -> 1 / (1 + StrictMath.exp(-v));
      case TANH -> StrictMath.tanh(v);
      case RELU -> Math.max(v, 0);
      case EXP -> StrictMath.exp(v);
      case LOG -> StrictMath.log(v);
      case SIN -> StrictMath.sin(v);
      case COS -> StrictMath.cos(v);
      case SQRT -> Math.sqrt(v);
      case ABS -> Math.abs(v);
    };
  }
}
