package dev.carousel.compute.pass;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes again in the backward program what is cheaper to compute than to keep: numbers, and one
 * arithmetic operation on values that are kept anyway.
 *
 * <pre>
 *   given z, k                        given z
 *   d.n = d.h * k       becomes       k = 1 - z         where the step had k = 1 - z
 *                                     d.n = d.h * k
 * </pre>
 */
public final class Rematerialize {
  private final Program backward;
  private final Map<String, Equation> forward = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  private Rematerialize(Program step, Program backward) {
    this.backward = backward;
    step.equations().forEach(e -> forward.put(e.target().name(), e));
    backward.inputs().forEach(v -> kept.add(v.name()));
    step.inputs().forEach(v -> kept.add(v.name()));
  }

  /**
   * The backward program with fewer given variables.
   *
   * @param step the program that {@code backward} is the derivative of
   */
  public static Program of(Program step, Program backward) {
    return new Rematerialize(step, backward).run();
  }

  private Program run() {
    var again = new LinkedHashSet<Var>();
    for (Var input : backward.inputs()) {
      if (input.kind() == Var.Kind.GIVEN && isCheap(input)) {
        again.add(input);
        kept.remove(input.name());
      }
    }
    var equations = new ArrayList<Equation>();
    var done = new HashSet<String>();
    again.forEach(v -> emit(v, equations, done));
    Map<Var, Var> local = new HashMap<>();
    again.forEach(v -> local.put(v, new Var(v.name(), Var.Kind.LOCAL, v.shape())));
    backward.equations().forEach(e -> equations.add(renamed(e, local)));
    var inputs = new ArrayList<Var>(backward.inputs());
    inputs.removeAll(again);
    equations.stream()
        .flatMap(e -> e.arguments().stream())
        .filter(v -> v.kind() != Var.Kind.LOCAL && !inputs.contains(v))
        .distinct()
        .forEach(inputs::add);
    List<Program.Output> outputs =
        backward.outputs().stream()
            .map(o -> new Program.Output(o.key(), local.getOrDefault(o.value(), o.value())))
            .toList();
    return new Program(backward.name(), backward.sizes(), inputs, equations, outputs);
  }

  private boolean isCheap(Var given) {
    Equation equation = forward.get(given.name());
    return equation != null
        && costsLittle(equation.op())
        && equation.arguments().stream().allMatch(this::isKept);
  }

  private boolean isKept(Var argument) {
    Equation equation = forward.get(argument.name());
    return kept.contains(argument.name())
        || (equation != null && equation.arguments().isEmpty() && costsLittle(equation.op()));
  }

  private static boolean costsLittle(Op op) {
    return switch (op) {
      case Op.Fill _, Op.Count _, Op.StepIndex _, Op.Stretch _, Op.Select _, Op.Stop _ -> true;
      case Op.Map1 map -> map.function() == Unary.NEGATE || map.function() == Unary.RELU;
      case Op.Map2 map -> map.function() != Binary.DIVIDE && map.function() != Binary.REMAINDER;
      case Op.Fixed _,
          Op.Identity _,
          Op.Chance _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Sum _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          false;
    };
  }

  /** Emits the forward equation of a variable, after those of its arguments that are not kept. */
  private void emit(Var variable, List<Equation> equations, Set<String> done) {
    if (!done.add(variable.name())) {
      return;
    }
    Equation equation = forward.get(variable.name());
    var arguments = new ArrayList<Var>();
    for (Var argument : equation.arguments()) {
      if (kept.contains(argument.name())) {
        boolean assigned = argument.kind() == Var.Kind.LOCAL;
        arguments.add(
            assigned ? new Var(argument.name(), Var.Kind.GIVEN, argument.shape()) : argument);
      } else {
        emit(argument, equations, done);
        arguments.add(argument);
      }
    }
    equations.add(new Equation(equation.target(), equation.op(), arguments));
  }

  private static Equation renamed(Equation equation, Map<Var, Var> names) {
    List<Var> arguments = equation.arguments().stream().map(v -> names.getOrDefault(v, v)).toList();
    return new Equation(equation.target(), equation.op(), arguments);
  }
}
