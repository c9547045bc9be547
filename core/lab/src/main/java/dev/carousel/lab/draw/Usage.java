package dev.carousel.lab.draw;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who computes and who reads each variable of a program. */
final class Usage {
  private final Map<Var, Equation> definitions = new HashMap<>();
  private final Map<Var, Integer> readers = new HashMap<>();
  private final Set<Var> moving;
  private final Set<Var> learned;

  /**
   * @param frozen names of weights that are not trained
   */
  Usage(Program program, List<String> frozen) {
    program.equations().forEach(equation -> definitions.put(equation.target(), equation));
    program.equations().stream()
        .flatMap(equation -> equation.arguments().stream())
        .forEach(this::read);
    program.outputs().forEach(output -> read(output.value()));
    moving = program.dependents(sources(program));
    learned = new HashSet<>(program.dependents(trained(program, frozen)));
    learned.removeAll(moving);
  }

  private static List<Var> trained(Program program, List<String> frozen) {
    return program.inputs(Var.Kind.WEIGHT).stream()
        .filter(weight -> !frozen.contains(weight.name()))
        .toList();
  }

  private void read(Var variable) {
    readers.merge(variable, 1, Integer::sum);
  }

  private static List<Var> sources(Program program) {
    var sources = new ArrayList<Var>(program.inputs(Var.Kind.INPUT));
    sources.addAll(program.inputs(Var.Kind.STATE));
    program.equations().stream()
        .filter(equation -> isSource(equation.op()))
        .map(Equation::target)
        .forEach(sources::add);
    return sources;
  }

  /** Whether an op gives another value at each step without reading anything. */
  static boolean isSource(Op op) {
    return switch (op) {
      case Op.StepIndex _, Op.Chance _ -> true;
      case Op.Fill _,
          Op.Fixed _,
          Op.Count _,
          Op.Identity _,
          Op.Stop _,
          Op.Map1 _,
          Op.Map2 _,
          Op.Select _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Sum _,
          Op.Stretch _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          false;
    };
  }

  /**
   * Whether a variable is the same at every step: weights, constants and what follows from them.
   */
  boolean isOnce(Var variable) {
    return !moving.contains(variable);
  }

  /** Whether a variable is the same at every step and follows from what is trained. */
  boolean isLearned(Var variable) {
    return learned.contains(variable);
  }

  /** Whether a variable is a part of a greater expression and read nowhere else. */
  boolean isInlined(Var variable) {
    return definitions.containsKey(variable)
        && readers.getOrDefault(variable, 0) == 1
        && !isSource(definition(variable).op());
  }

  boolean isAssigned(Var variable) {
    return definitions.containsKey(variable);
  }

  /** The equation that assigns a variable. */
  Equation definition(Var variable) {
    Equation definition = definitions.get(variable);
    if (definition == null) {
      throw new IllegalArgumentException(variable + " is not assigned");
    }
    return definition;
  }
}
