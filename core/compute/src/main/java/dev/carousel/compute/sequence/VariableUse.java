package dev.carousel.compute.sequence;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Schedule;
import dev.carousel.compute.schedule.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which variables of a schedule need a buffer, and for how many steps. */
final class VariableUse {
  private final Map<String, Work> definedIn = new HashMap<>();
  private final Map<String, Integer> phaseOf = new HashMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> perBlock = new HashSet<>();
  private final Set<String> kept;

  /**
   * @param kept names of variables that are read when the whole segment was run
   * @param perBlock names of those that are read when a block was run
   */
  VariableUse(Schedule schedule, Set<String> kept, Set<String> perBlock) {
    this.kept = Set.copyOf(kept);
    List<List<Work>> phases = List.of(schedule.before(), schedule.loop(), schedule.after());
    for (int phase = 0; phase < phases.size(); phase++) {
      for (Work work : phases.get(phase)) {
        for (Equation equation : work.equations()) {
          definedIn.putIfAbsent(equation.target().name(), work);
          phaseOf.putIfAbsent(equation.target().name(), phase);
        }
      }
    }
    for (int phase = 0; phase < phases.size(); phase++) {
      for (Work work : phases.get(phase)) {
        use(work, phase);
      }
    }
    useOutputs(schedule.program());
    stored.addAll(kept);
    perBlock.forEach(this::keepForBlock);
    this.perBlock.addAll(stored.stream().filter(v -> phaseOf.getOrDefault(v, 1) != 1).toList());
  }

  private void use(Work work, int phase) {
    for (Equation equation : work.equations()) {
      for (Var argument : equation.arguments()) {
        Work definition = definedIn.get(argument.name());
        boolean here =
            definition == work
                || work.equations().stream().anyMatch(e -> e.target().equals(argument));
        if (!here) {
          stored.add(argument.name());
          if (definition == null ? phase != 1 : phaseOf.get(argument.name()) != phase) {
            perBlock.add(argument.name());
          }
        }
      }
    }
    switch (work) {
      case Work.Products products -> products.results().forEach(v -> stored.add(v.name()));
      case Work.Single single -> stored.add(single.equation().target().name());
      case Work.Kernel _ -> {}
    }
  }

  /** Outputs are read after the loop; weight gradients are sums over the steps of a block. */
  private void useOutputs(Program program) {
    program.outputs().forEach(o -> stored.add(o.value().name()));
    for (Equation equation : program.equations()) {
      if (equation.op() instanceof Op.Outer) {
        equation.arguments().forEach(v -> keepForBlock(v.name()));
      }
    }
  }

  private void keepForBlock(String name) {
    stored.add(name);
    perBlock.add(name);
  }

  boolean isStored(Var variable) {
    return stored.contains(variable.name());
  }

  /** How long the rows of a variable stay. */
  enum Lifetime {
    STEP,
    BLOCK,
    SEGMENT
  }

  Lifetime lifetime(Var variable) {
    if (kept.contains(variable.name())) {
      return Lifetime.SEGMENT;
    }
    return perBlock.contains(variable.name()) ? Lifetime.BLOCK : Lifetime.STEP;
  }

  /** The longest of several. */
  Lifetime lifetime(List<Var> variables) {
    return variables.stream()
        .map(this::lifetime)
        .max(Comparator.naturalOrder())
        .orElse(Lifetime.STEP);
  }

  /** Whether a work is the one that assigns it; other kernels may compute a number again. */
  boolean isFrom(Var variable, Work work) {
    return definedIn.get(variable.name()) == work;
  }

  /** Whether a kernel computes it, so that it can be placed anywhere. */
  boolean isFromKernel(Var variable) {
    return definedIn.get(variable.name()) instanceof Work.Kernel;
  }
}
