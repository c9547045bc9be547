package dev.carousel.compute.pass;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Puts the argument in the place of each {@code stop(v)}, once derivatives are known: it costs
 * nothing at run time.
 *
 * <pre>
 *   s = stop(h)        becomes        a = U @ h
 *   a = U @ s
 * </pre>
 */
public final class Unstop {
  private final Map<Var, Var> arguments = new HashMap<>();

  private Unstop(Program step) {
    for (Equation equation : step.equations()) {
      if (equation.op() instanceof Op.Stop) {
        arguments.put(equation.target(), now(equation.arguments().getFirst()));
      }
    }
  }

  /** A program without stops. */
  public static Program of(Program step) {
    return new Unstop(step).replaced(step);
  }

  /**
   * The derivative of {@code step} in terms of what {@link #of} leaves of it.
   *
   * @param step before its stops were taken away
   */
  public static Program of(Program step, Program backward) {
    var unstop = new Unstop(step);
    var given = new Unstop(unstop.arguments, backward);
    return given.replaced(backward);
  }

  /** What stops were, as the derivative knows it: what the step assigned is given. */
  private Unstop(Map<Var, Var> ofStep, Program backward) {
    ofStep.forEach(
        (stopped, argument) -> {
          Var before = new Var(stopped.name(), Var.Kind.GIVEN, stopped.shape());
          boolean assigned = argument.kind() == Var.Kind.LOCAL;
          if (backward.inputs().contains(before)) {
            arguments.put(
                before,
                assigned ? new Var(argument.name(), Var.Kind.GIVEN, argument.shape()) : argument);
          }
        });
  }

  private Var now(Var variable) {
    return arguments.getOrDefault(variable, variable);
  }

  private Program replaced(Program program) {
    var equations = new ArrayList<Equation>();
    for (Equation equation : program.equations()) {
      if (!arguments.containsKey(equation.target())) {
        List<Var> now = equation.arguments().stream().map(this::now).toList();
        equations.add(new Equation(equation.target(), equation.op(), now));
      }
    }
    var inputs = new LinkedHashSet<Var>();
    program.inputs().forEach(input -> inputs.add(now(input)));
    List<Program.Output> outputs =
        program.outputs().stream()
            .map(output -> new Program.Output(output.key(), now(output.value())))
            .toList();
    return new Program(program.name(), program.sizes(), List.copyOf(inputs), equations, outputs);
  }
}
