package dev.carousel.compute.schedule;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes works of the equations of one phase: what stands between two products becomes one kernel
 * for each size of vector. Each equation has a level, the number of products and other joints on
 * the longest way to it; a level's joints run first, then its kernels, scalars before vectors.
 */
final class Fuse {
  private final Program program;
  private final List<Equation> equations;
  private final Map<Var, Equation> free = new HashMap<>();
  private final Map<Var, Integer> levels = new HashMap<>();

  private Fuse(Program program, List<Equation> equations) {
    this.program = program;
    this.equations = equations;
    program.equations().stream()
        .filter(e -> Elementwise.isFree(e.op()))
        .forEach(e -> free.put(e.target(), e));
  }

  static List<Work> of(Program program, List<Equation> phase) {
    return new Fuse(program, phase).run();
  }

  private List<Work> run() {
    List<ProductSum> sums = ProductSum.find(program, equations);
    Map<Var, ProductSum> sumOf = new HashMap<>();
    Set<Equation> absorbed = new LinkedHashSet<>();
    for (ProductSum sum : sums) {
      sumOf.put(sum.result(), sum);
      absorbed.addAll(sum.equations());
    }
    var joints = new TreeMap<Integer, List<Work>>();
    var kernels = new TreeMap<Integer, Map<Width, List<Equation>>>();
    for (Equation equation : equations) {
      ProductSum sum = sumOf.get(equation.target());
      if (sum != null) {
        int level = 1 + level(sum.operands());
        levels.put(sum.result(), level);
        joints.computeIfAbsent(level, _ -> new ArrayList<>()).add(sum.work());
      } else if (!absorbed.contains(equation)) {
        place(equation, joints, kernels);
      }
    }
    return inOrder(joints, kernels);
  }

  private int level(List<Var> arguments) {
    return arguments.stream().mapToInt(v -> levels.getOrDefault(v, 0)).max().orElse(0);
  }

  private void place(
      Equation equation,
      Map<Integer, List<Work>> joints,
      Map<Integer, Map<Width, List<Equation>>> kernels) {
    int level = level(equation.arguments());
    if (Elementwise.is(equation.op())) {
      levels.put(equation.target(), level);
      if (!Elementwise.isFree(equation.op()) || isNeededAsValue(equation.target())) {
        kernels
            .computeIfAbsent(level, _ -> new LinkedHashMap<>())
            .computeIfAbsent(width(equation.target()), _ -> new ArrayList<>())
            .add(equation);
      }
    } else {
      levels.put(equation.target(), level + 1);
      joints.computeIfAbsent(level + 1, _ -> new ArrayList<>()).add(new Work.Single(equation));
    }
  }

  /** Whether something other than a kernel reads a variable, so that it needs a buffer. */
  private boolean isNeededAsValue(Var variable) {
    boolean output = program.outputs().stream().anyMatch(o -> o.value().equals(variable));
    return output
        || program.equations().stream()
            .anyMatch(e -> !Elementwise.is(e.op()) && e.arguments().contains(variable));
  }

  private List<Work> inOrder(
      TreeMap<Integer, List<Work>> joints, TreeMap<Integer, Map<Width, List<Equation>>> kernels) {
    var works = new ArrayList<Work>();
    var all = new TreeSet<>(joints.keySet());
    all.addAll(kernels.keySet());
    for (int level : all) {
      works.addAll(Stack.of(joints.getOrDefault(level, List.of())));
      Map<Width, List<Equation>> byWidth = kernels.getOrDefault(level, Map.of());
      byWidth.entrySet().stream()
          .sorted((a, b) -> Boolean.compare(b.getKey().scalar(), a.getKey().scalar()))
          .forEach(e -> works.add(kernel(e.getValue())));
    }
    return works;
  }

  /** Vectors of one length, or scalars, which are kept apart even from vectors of length 1. */
  private record Width(boolean scalar, int length) {}

  private Width width(Var variable) {
    return new Width(variable.shape().isScalar(), program.length(variable));
  }

  private Work.Kernel kernel(List<Equation> equations) {
    Size width = equations.getFirst().target().shape().rows();
    return new Work.Kernel(width, withFree(equations));
  }

  /** Numbers and the step index are computed in each kernel that uses them. */
  private List<Equation> withFree(List<Equation> kernel) {
    var result = new LinkedHashSet<Equation>();
    for (Equation equation : kernel) {
      equation.arguments().stream().filter(free::containsKey).forEach(v -> result.add(free.get(v)));
    }
    result.addAll(kernel);
    return List.copyOf(result);
  }
}
