package dev.carousel.api.equation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions of the language, with the numbers of arguments they take. */
public enum Function {
  SIGMOID(1, 1, "1 / (1 + exp(-v))"),
  TANH(1, 1, "hyperbolic tangent"),
  RELU(1, 1, "max(v, 0)"),
  EXP(1, 1, "e to the power of v"),
  LOG(1, 1, "natural logarithm"),
  SIN(1, 1, "sine, v in radians"),
  COS(1, 1, "cosine, v in radians"),
  SQRT(1, 1, "square root"),
  ABS(1, 1, "absolute value"),
  MAX(2, 2, "the larger of two"),
  MIN(2, 2, "the smaller of two"),
  WHERE(3, 3, "where(condition, a, b): a where the condition holds, else b"),
  MEAN(1, 1, "mean over the entries of a vector"),
  NORM(1, 4, "layer norm: norm(v), norm(v, gain, shift) or norm(v, gain, shift, epsilon)"),
  CONCAT(2, Integer.MAX_VALUE, "vectors one after the other"),
  STOP(1, 1, "v, through which no derivative goes back"),
  CHANCE(
      1,
      2,
      "chance(p): 1 with probability p, else 0, drawn for each of units entries at every step;"
          + " chance(p, v): for each entry of v"),
  HELD(1, 1, "held(chance(p)): drawn once for each sequence"),
  INVERSE(1, 1, "inverse of a square matrix of weights and constants"),
  EXPM(
      1,
      1,
      "exponential of a square matrix of weights and constants; exp(A) is that of each entry");

  private final int fewest;
  private final int most;
  private final String meaning;

  Function(int fewest, int most, String meaning) {
    this.fewest = fewest;
    this.most = most;
    this.meaning = meaning;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most && !(this == NORM && arguments == 2);
  }

  String arity() {
    if (this == NORM) {
      return "1, 3 or 4 arguments";
    }
    if (most == Integer.MAX_VALUE) {
      return "at least " + fewest + " arguments";
    }
    if (most > fewest) {
      return fewest + " or " + most + " arguments";
    }
    return fewest == 1 ? "1 argument" : fewest + " arguments";
  }

  static Optional<Function> named(String name) {
    return Stream.of(values()).filter(f -> f.label().equals(name)).findFirst();
  }

  static List<String> labels() {
    return Stream.of(values()).map(Function::label).toList();
  }
}
