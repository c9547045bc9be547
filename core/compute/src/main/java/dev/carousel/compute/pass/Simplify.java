package dev.carousel.compute.pass;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Program.Output;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds numbers, drops neutral operations, joins equal equations and removes what nothing needs.
 * Sums and products keep their order, so nothing rounds otherwise than it did before.
 */
public final class Simplify {
  private final Program program;
  private final Map<Var, Var> replaced = new HashMap<>();
  private final Map<Var, Equation> made = new HashMap<>();
  private final Map<Right, Var> known = new HashMap<>();
  private final List<Equation> equations = new ArrayList<>();

  /** The right side of an equation. */
  private record Right(Op op, List<Var> arguments) {}

  private Simplify(Program program) {
    this.program = program;
  }

  public static Program of(Program program) {
    return new Simplify(program).run();
  }

  private Program run() {
    for (Equation original : program.equations()) {
      Equation equation =
          new Equation(
              original.target(),
              original.op(),
              original.arguments().stream().map(this::now).toList());
      Var same = neutral(equation);
      if (same != null) {
        replaced.put(original.target(), same);
      } else {
        keep(rewritten(equation));
      }
    }
    List<Output> outputs =
        program.outputs().stream().map(o -> new Output(o.key(), now(o.value()))).toList();
    return program.with(equations, outputs);
  }

  private Var now(Var variable) {
    return replaced.getOrDefault(variable, variable);
  }

  private void keep(Equation equation) {
    Var twin = known.putIfAbsent(new Right(equation.op(), equation.arguments()), equation.target());
    if (twin != null) {
      replaced.put(equation.target(), twin);
      return;
    }
    made.put(equation.target(), equation);
    equations.add(equation);
  }

  /** The argument that the equation only repeats, or null. */
  private Var neutral(Equation equation) {
    if (equation.op() instanceof Op.Stretch
        && sameShape(equation, equation.arguments().getFirst())) {
      return equation.arguments().getFirst();
    }
    if (equation.op() instanceof Op.Stop && number(equation.arguments().getFirst()) != null) {
      return equation.arguments().getFirst();
    }
    if (equation.op() instanceof Op.Map1(Unary function) && function == Unary.NEGATE) {
      Equation inner = made.get(equation.arguments().getFirst());
      boolean twice = inner != null && inner.op() instanceof Op.Map1(Unary f) && f == Unary.NEGATE;
      return twice ? inner.arguments().getFirst() : null;
    }
    if (!(equation.op() instanceof Op.Map2(Binary function))) {
      return null;
    }
    Var a = equation.arguments().getFirst();
    Var b = equation.arguments().getLast();
    Var kept =
        switch (function) {
          case ADD -> isNumber(b, 0) ? a : isNumber(a, 0) ? b : null;
          case SUBTRACT -> isNumber(b, 0) ? a : null;
          case MULTIPLY -> isNumber(b, 1) ? a : isNumber(a, 1) ? b : null;
          case DIVIDE -> isNumber(b, 1) ? a : null;
          case REMAINDER, MAXIMUM, MINIMUM, LESS, AT_MOST, EQUAL -> null;
        };
    return kept != null && sameShape(equation, kept) ? kept : null;
  }

  private boolean sameShape(Equation equation, Var variable) {
    return equation.target().shape().sameAs(variable.shape(), program.sizes());
  }

  private Equation rewritten(Equation equation) {
    List<Var> arguments = equation.arguments();
    Shape shape = equation.target().shape();
    return switch (equation.op()) {
      case Op.Map1 map when number(arguments.getFirst()) != null ->
          fill(equation, map.function().apply(number(arguments.getFirst())), shape);
      case Op.Map2 map
          when number(arguments.getFirst()) != null && number(arguments.getLast()) != null ->
          fill(
              equation,
              map.function().apply(number(arguments.getFirst()), number(arguments.getLast())),
              shape);
      case Op.Map2 map when map.function() == Binary.MULTIPLY && anyZero(arguments) ->
          fill(equation, 0, shape);
      case Op.Map2 map when map.function() == Binary.ADD && isNegated(arguments.getLast()) ->
          new Equation(
              equation.target(),
              new Op.Map2(Binary.SUBTRACT),
              arguments.getFirst(),
              made.get(arguments.getLast()).arguments().getFirst());
      case Op.Stretch _ when number(arguments.getFirst()) != null ->
          fill(equation, number(arguments.getFirst()), shape);
      case Op.Product _ when isNumber(arguments.getLast(), 0) -> fill(equation, 0, shape);
      case Op.Outer _ when anyZero(arguments) -> fill(equation, 0, shape);
      default -> equation;
    };
  }

  private static Equation fill(Equation equation, double value, Shape shape) {
    return new Equation(equation.target(), new Op.Fill(value, shape));
  }

  private boolean isNegated(Var variable) {
    Equation equation = made.get(variable);
    return equation != null && equation.op() instanceof Op.Map1(Unary f) && f == Unary.NEGATE;
  }

  private boolean anyZero(List<Var> variables) {
    return variables.stream().anyMatch(v -> isNumber(v, 0));
  }

  private boolean isNumber(Var variable, double value) {
    Double number = number(variable);
    return number != null && number == value;
  }

  /** The number that fills a variable, or null. */
  private Double number(Var variable) {
    Equation equation = made.get(variable);
    return equation != null && equation.op() instanceof Op.Fill fill ? fill.value() : null;
  }
}
