package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each equation runs. What depends on nothing carried runs before the loop, what nothing
 * carried depends on runs after it, over all steps at once. Elementwise equations go into the loop
 * where that saves keeping their arguments or results for all steps.
 */
record Hoist(List<Equation> before, List<Equation> loop, List<Equation> after) {

  private enum Phase {
    BEFORE,
    LOOP,
    AFTER
  }

  static Hoist of(Program program, Loop loop, Inputs inputs) {
    var hoister = new Hoister(program, loop);
    if (inputs == Inputs.WITH_STATES) {
      hoister.join(ProductSum.find(program, hoister.scheduled));
    }
    hoister.sink();
    hoister.lift();
    return new Hoist(
        hoister.equations(Phase.BEFORE),
        hoister.equations(Phase.LOOP),
        hoister.equations(Phase.AFTER));
  }

  private static final class Hoister {
    private final List<Equation> scheduled;
    private final Map<Var, Phase> phases = new HashMap<>();
    private final Set<Var> carriedIn;

    Hoister(Program program, Loop loop) {
      carriedIn = Set.copyOf(loop.inputs());
      Set<Var> dependent = program.dependents(loop.inputs());
      Set<Var> needed = program.needed(loop.outputs(program));
      scheduled = program.equations().stream().filter(e -> !(e.op() instanceof Op.Outer)).toList();
      for (Equation equation : scheduled) {
        Var target = equation.target();
        Phase phase =
            !dependent.contains(target)
                ? Phase.BEFORE
                : needed.contains(target) ? Phase.LOOP : Phase.AFTER;
        phases.put(target, phase);
      }
    }

    /** Moves products of the input to those of states that they are added to. */
    void join(List<ProductSum> sums) {
      for (ProductSum sum : sums) {
        boolean direct =
            sum.operands().stream()
                .allMatch(v -> v.kind() == Var.Kind.STATE || v.kind() == Var.Kind.INPUT);
        if (direct && phases.get(sum.result()) == Phase.LOOP) {
          sum.equations().forEach(e -> phases.put(e.target(), Phase.LOOP));
        }
      }
    }

    /** Moves elementwise equations from before the loop to where their results are used. */
    void sink() {
      for (Equation equation : scheduled.reversed()) {
        Var target = equation.target();
        if (phases.get(target) == Phase.BEFORE && Elementwise.is(equation.op())) {
          Set<Phase> users = elementwiseUsers(target);
          if (users.contains(Phase.LOOP) && !users.contains(Phase.BEFORE)) {
            phases.put(target, Phase.LOOP);
          }
        }
      }
    }

    /** Phases of the equations that use a variable; another op in the loop counts as before it. */
    private Set<Phase> elementwiseUsers(Var variable) {
      var found = new HashSet<Phase>();
      for (Equation user : scheduled) {
        if (user.arguments().contains(variable)) {
          boolean simple = Elementwise.is(user.op()) || phases.get(user.target()) == Phase.AFTER;
          found.add(simple ? phases.get(user.target()) : Phase.BEFORE);
        }
      }
      return found;
    }

    /** Moves elementwise equations from after the loop to where their arguments are. */
    void lift() {
      for (Equation equation : scheduled) {
        boolean inReach =
            equation.arguments().stream().noneMatch(v -> phases.get(v) == Phase.AFTER)
                && equation.arguments().stream()
                    .anyMatch(v -> phases.get(v) == Phase.LOOP || carriedIn.contains(v));
        if (phases.get(equation.target()) == Phase.AFTER
            && Elementwise.is(equation.op())
            && inReach) {
          phases.put(equation.target(), Phase.LOOP);
        }
      }
    }

    List<Equation> equations(Phase phase) {
      return scheduled.stream().filter(e -> phases.get(e.target()) == phase).toList();
    }
  }
}
