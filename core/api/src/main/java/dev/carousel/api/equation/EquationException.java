package dev.carousel.api.equation;

import java.util.List;
import java.util.stream.Collectors;

/** Equations that cannot be used: all problems found, in the order of the text. */
public final class EquationException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<Problem> problems;

  public EquationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public EquationException(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return problems;
  }
}
