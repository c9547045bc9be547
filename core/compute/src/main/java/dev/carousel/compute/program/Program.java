package dev.carousel.compute.program;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A flat program.
 *
 * @param name for messages and printing
 * @param sizes value of every named size
 * @param inputs variables that no equation assigns
 */
public record Program(
    String name,
    Map<String, Integer> sizes,
    List<Var> inputs,
    List<Equation> equations,
    List<Output> outputs) {

  /** A result under a key. Several outputs of one key are added up. */
  public record Output(String key, Var value) {
    @Override
    public String toString() {
      return key.equals(value.name()) ? key : key + " = " + value;
    }
  }

  public Program {
    sizes = java.util.Collections.unmodifiableMap(new TreeMap<>(sizes));
    inputs = List.copyOf(inputs);
    equations = List.copyOf(equations);
    outputs = List.copyOf(outputs);
  }

  public int length(Var variable) {
    return variable.shape().length(sizes);
  }

  public List<Var> inputs(Var.Kind kind) {
    return inputs.stream().filter(v -> v.kind() == kind).toList();
  }

  /** The only output of a key. */
  public Optional<Var> output(String key) {
    return outputs.stream().filter(o -> o.key().equals(key)).map(Output::value).findFirst();
  }

  public Program with(List<Equation> newEquations, List<Output> newOutputs) {
    return new Program(name, sizes, inputs, newEquations, newOutputs).withoutDeadCode();
  }

  /** Without equations and weights that no output needs; other inputs stay. */
  public Program withoutDeadCode() {
    Set<Var> needed = needed(outputs.stream().map(Output::value).toList());
    return new Program(
        name,
        sizes,
        inputs.stream().filter(v -> v.kind() != Var.Kind.WEIGHT || needed.contains(v)).toList(),
        equations.stream().filter(e -> needed.contains(e.target())).toList(),
        outputs);
  }

  /** Everything that the given variables are computed from, themselves included. */
  public Set<Var> needed(Collection<Var> wanted) {
    var needed = new LinkedHashSet<>(wanted);
    for (Equation equation : equations.reversed()) {
      if (needed.contains(equation.target())) {
        needed.addAll(equation.arguments());
      }
    }
    return needed;
  }

  /** Everything that is computed from any of the given variables, themselves included. */
  public Set<Var> dependents(Collection<Var> sources) {
    var dependents = new LinkedHashSet<>(sources);
    for (Equation equation : equations) {
      if (equation.arguments().stream().anyMatch(dependents::contains)) {
        dependents.add(equation.target());
      }
    }
    return dependents;
  }

  /** As {@link #dependents}, but for what is computed through {@link Op.Stop} alone. */
  public Set<Var> differentiable(Collection<Var> sources) {
    List<Equation> open = equations.stream().filter(e -> !(e.op() instanceof Op.Stop)).toList();
    return new Program(name, sizes, inputs, open, outputs).dependents(sources);
  }

  /** Whether some equation has an op of a kind. */
  public boolean has(Class<? extends Op> kind) {
    return equations.stream().anyMatch(e -> kind.isInstance(e.op()));
  }

  @Override
  public String toString() {
    var text = new StringBuilder(name).append("\n");
    for (Var.Kind kind : Var.Kind.values()) {
      List<Var> some = inputs(kind);
      if (!some.isEmpty()) {
        text.append(String.format("  %-7s ", kind.name().toLowerCase(java.util.Locale.ROOT)));
        text.append(some.stream().map(v -> v + " " + v.shape()).collect(Collectors.joining(", ")));
        text.append("\n");
      }
    }
    equations.forEach(e -> text.append("    ").append(e).append("\n"));
    text.append("  output  ");
    text.append(outputs.stream().map(Output::toString).collect(Collectors.joining(", ")));
    return text.append("\n").toString();
  }
}
