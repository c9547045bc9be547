package dev.carousel.compute.program;

import dev.carousel.compute.program.Program.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers equations with fresh names and checked shapes. */
public final class ProgramBuilder {
  private final String name;
  private final Map<String, Integer> sizes;
  private final List<Var> inputs = new ArrayList<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  public ProgramBuilder(String name, Map<String, Integer> sizes) {
    this.name = name;
    this.sizes = sizes;
  }

  public Map<String, Integer> sizes() {
    return sizes;
  }

  public Var input(Var variable) {
    if (names.add(variable.name())) {
      inputs.add(variable);
    }
    return variable;
  }

  /**
   * Adds an equation for a new variable.
   *
   * @param wanted its name; a number is appended where that is taken, or where it ends with a dot
   * @throws ShapeException if the arguments do not fit
   */
  public Var add(String wanted, Op op, Var... arguments) {
    return add(wanted, op, List.of(arguments));
  }

  /** As {@link #add(String, Op, Var...)}. */
  public Var add(String wanted, Op op, List<Var> arguments) {
    Shape shape = ShapeRules.of(op, arguments.stream().map(Var::shape).toList(), sizes);
    var target = new Var(fresh(wanted), Var.Kind.LOCAL, shape);
    equations.add(new Equation(target, op, arguments));
    return target;
  }

  /** Adds an equation as it stands. */
  public void add(Equation equation) {
    names.add(equation.target().name());
    equations.add(equation);
  }

  public void output(String key, Var value) {
    outputs.add(new Output(key, value));
  }

  private String fresh(String wanted) {
    boolean numbered = wanted.endsWith(".");
    String stem = numbered ? wanted : wanted + ".";
    String candidate = numbered ? stem + 1 : wanted;
    for (int i = numbered ? 2 : 1; !names.add(candidate); i++) {
      candidate = stem + i;
    }
    return candidate;
  }

  /** The program, without what no output needs. */
  public Program build() {
    return new Program(name, sizes, inputs, equations, outputs).withoutDeadCode();
  }
}
