package dev.carousel.compute.pass;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Program.Output;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a program computes from weights and constants alone, apart from what it computes at every
 * step.
 *
 * <pre>
 *   A = U - U^T                    once:  A = U - U^T
 *   a = A @ h          becomes
 *   h' = tanh(a)                   step:  a = A @ h   h' = tanh(a)     with A a weight
 * </pre>
 *
 * @param once runs once per update; its outputs are weights of {@code step}, under their own names
 * @param step what remains, with single numbers left in place
 * @param trained the weights of {@code step} that are trained or computed from trained ones
 */
public record Split(Program once, Program step, List<Var> trained) {

  /**
   * Splits a program.
   *
   * @param frozen names of weights that are not trained
   */
  public static Split of(Program program, Collection<String> frozen) {
    return new Splitter(program, frozen).run();
  }

  private static final class Splitter {
    private final Program program;
    private final Collection<String> frozen;
    private final Set<Var> perStep;
    private final Set<Var> numbers;
    private final Map<Var, Var> weights = new LinkedHashMap<>();

    Splitter(Program program, Collection<String> frozen) {
      this.program = program;
      this.frozen = frozen;
      var sources = new ArrayList<Var>(program.inputs());
      sources.removeIf(v -> v.kind() == Var.Kind.WEIGHT);
      sources.addAll(targets(op -> op instanceof Op.StepIndex || op instanceof Op.Chance));
      perStep = program.dependents(sources);
      numbers = new HashSet<>(targets(op -> op instanceof Op.Fill || op instanceof Op.Count));
      program.equations().stream()
          .map(Equation::target)
          .filter(v -> !perStep.contains(v) && !numbers.contains(v))
          .forEach(v -> weights.put(v, new Var(v.name(), Var.Kind.WEIGHT, v.shape())));
    }

    private List<Var> targets(Predicate<Op> wanted) {
      return program.equations().stream()
          .filter(e -> wanted.test(e.op()))
          .map(Equation::target)
          .toList();
    }

    Split run() {
      Program step = step();
      var outputs = new ArrayList<Output>();
      weights.forEach(
          (local, weight) -> {
            if (step.inputs().contains(weight)) {
              outputs.add(new Output(local.name(), local));
            }
          });
      List<Equation> equations =
          program.equations().stream().filter(e -> !perStep.contains(e.target())).toList();
      List<Var> inputs = program.inputs(Var.Kind.WEIGHT);
      Program once =
          new Program("once", program.sizes(), inputs, equations, outputs).withoutDeadCode();
      return new Split(once, step, trained(step, trained(inputs)));
    }

    private Program step() {
      var inputs = new ArrayList<>(program.inputs());
      inputs.addAll(weights.values());
      List<Equation> equations =
          program.equations().stream()
              .filter(e -> perStep.contains(e.target()) || numbers.contains(e.target()))
              .map(
                  e ->
                      new Equation(
                          e.target(), e.op(), e.arguments().stream().map(this::outside).toList()))
              .toList();
      List<Output> outputs =
          program.outputs().stream().map(o -> new Output(o.key(), outside(o.value()))).toList();
      return new Program("step", program.sizes(), inputs, equations, outputs).withoutDeadCode();
    }

    /** The trained weights and what a derivative goes through to them. */
    private Set<Var> trained(List<Var> given) {
      return program.differentiable(
          given.stream().filter(w -> !frozen.contains(w.name())).toList());
    }

    private Var outside(Var variable) {
      return weights.getOrDefault(variable, variable);
    }

    private List<Var> trained(Program step, Set<Var> fromTrained) {
      Set<Var> found = new HashSet<>();
      fromTrained.forEach(v -> found.add(outside(v)));
      return step.inputs(Var.Kind.WEIGHT).stream().filter(found::contains).toList();
    }
  }
}
