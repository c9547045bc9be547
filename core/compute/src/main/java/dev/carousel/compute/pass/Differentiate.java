package dev.carousel.compute.pass;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.ProgramBuilder;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation. The result takes everything the program knows (its inputs and what
 * it assigned, as given variables) and a cotangent {@code d[KEY]} for each output; it puts out the
 * cotangent {@code d[NAME]} of each input that is asked for. Contributions to a weight stay apart,
 * as several outputs of one key, because they are added up over steps and examples anyway.
 */
public final class Differentiate {
  private final Program program;
  private final ProgramBuilder out;
  private final Set<Var> active;
  private final Map<Var, List<Var>> contributions = new LinkedHashMap<>();

  private Differentiate(Program program, Set<Var> wanted) {
    this.program = program;
    this.active = program.differentiable(wanted);
    this.out = new ProgramBuilder(program.name() + " backward", program.sizes());
  }

  /**
   * The derivative with respect to the inputs in {@code wanted}.
   *
   * @return a program whose inputs of kind {@code GIVEN} are named as in {@code program}, plus one
   *     named {@code d[KEY]} per output
   */
  public static Program of(Program program, List<Var> wanted) {
    return new Differentiate(program, new LinkedHashSet<>(wanted)).run(wanted);
  }

  private Program run(List<Var> wanted) {
    program.inputs().forEach(out::input);
    var assigned = new LinkedHashMap<Var, Var>();
    for (Equation equation : program.equations()) {
      Var target = equation.target();
      assigned.put(target, out.input(new Var(target.name(), Var.Kind.GIVEN, target.shape())));
    }
    for (Program.Output output : program.outputs()) {
      String name = "d[" + output.key() + "]";
      contribute(output.value(), out.input(new Var(name, Var.Kind.GIVEN, output.value().shape())));
    }
    var rules = new GradientRules(out, this::contribute);
    for (Equation equation : program.equations().reversed()) {
      if (contributions.containsKey(equation.target())) {
        rules.apply(given(equation, assigned), cotangent(equation.target()));
      }
    }
    wanted.forEach(this::put);
    return used(out.build());
  }

  /** The equation in terms of the given variables. */
  private Equation given(Equation equation, Map<Var, Var> assigned) {
    return new Equation(
        assigned.get(equation.target()),
        equation.op(),
        equation.arguments().stream().map(v -> assigned.getOrDefault(v, v)).toList());
  }

  private void contribute(Var argument, Var contribution) {
    Var original =
        argument.kind() == Var.Kind.GIVEN && !program.inputs().contains(argument)
            ? new Var(argument.name(), Var.Kind.LOCAL, argument.shape())
            : argument;
    if (active.contains(original)) {
      contributions.computeIfAbsent(original, _ -> new ArrayList<>()).add(contribution);
    }
  }

  private Var cotangent(Var variable) {
    List<Var> parts = contributions.get(variable);
    if (parts == null) {
      return out.add("zero", new Op.Fill(0, variable.shape()));
    }
    Var sum = parts.getFirst();
    for (Var part : parts.subList(1, parts.size())) {
      sum = out.add("d." + variable.name(), new Op.Map2(Binary.ADD), sum, part);
    }
    return sum;
  }

  private void put(Var variable) {
    String key = "d[" + variable.name() + "]";
    boolean sumsUp = variable.kind() == Var.Kind.WEIGHT;
    List<Var> parts =
        sumsUp ? contributions.getOrDefault(variable, List.of()) : List.of(cotangent(variable));
    parts.forEach(part -> out.output(key, full(part, variable.shape())));
  }

  private Var full(Var part, Shape shape) {
    return part.shape().sameAs(shape, program.sizes())
        ? part
        : out.add("full", new Op.Stretch(shape), part);
  }

  /** Without given variables that nothing uses. */
  private static Program used(Program backward) {
    Set<Var> needed =
        backward.needed(backward.outputs().stream().map(Program.Output::value).toList());
    return new Program(
        backward.name(),
        backward.sizes(),
        backward.inputs().stream()
            .filter(v -> needed.contains(v) || v.name().startsWith("d["))
            .toList(),
        backward.equations(),
        backward.outputs());
  }
}
