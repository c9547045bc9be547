package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Binary;
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

/**
 * Brings the matrix products of a sum together, those that the loop carries apart from those that
 * it does not, so that each group becomes one product. Only the order of additions changes.
 *
 * <pre>
 *   a = W x + U h + p * c + R i        becomes        a = W x + (U h + R i) + p * c
 * </pre>
 */
final class Gather {
  private final Program program;
  private final Inputs inputs;
  private final Map<Var, Equation> definitions = new HashMap<>();
  private final Map<Var, Integer> uses = new HashMap<>();
  private final Set<Var> carried;
  private final Set<Var> outputs = new HashSet<>();
  private final List<Equation> result = new ArrayList<>();

  private Gather(Program program, Loop loop, Inputs inputs) {
    this.program = program;
    this.inputs = inputs;
    carried = program.dependents(loop.inputs());
    program.outputs().forEach(o -> outputs.add(o.value()));
    for (Equation equation : program.equations()) {
      definitions.put(equation.target(), equation);
      equation.arguments().forEach(v -> uses.merge(v, 1, Integer::sum));
    }
  }

  static Program of(Program program, Loop loop, Inputs inputs) {
    return new Gather(program, loop, inputs).run();
  }

  private Program run() {
    var inner = new HashSet<Var>();
    for (Equation equation : program.equations().reversed()) {
      if (Elementwise.isSum(equation)) {
        equation.arguments().stream().filter(this::isInner).forEach(inner::add);
      }
    }
    for (Equation equation : program.equations()) {
      if (Elementwise.isSum(equation) && !inner.contains(equation.target())) {
        regroup(equation);
      } else if (!inner.contains(equation.target())) {
        result.add(counted(equation));
      }
    }
    return new Program(
        program.name(), program.sizes(), program.inputs(), result, program.outputs());
  }

  /** With a number in place of a count of entries. */
  private Equation counted(Equation equation) {
    return equation.op() instanceof Op.Count(var size)
        ? new Equation(
            equation.target(), new Op.Fill(size.value(program.sizes()), equation.target().shape()))
        : equation;
  }

  /** Whether a term is itself a sum that nothing else needs. */
  private boolean isInner(Var term) {
    Equation definition = definitions.get(term);
    return definition != null
        && Elementwise.isSum(definition)
        && uses.get(term) == 1
        && !outputs.contains(term);
  }

  private void regroup(Equation sum) {
    var terms = new ArrayList<Var>();
    collect(sum, terms);
    List<Var> bound = new ArrayList<>(products(terms, true));
    List<Var> free = new ArrayList<>(products(terms, false));
    if (inputs == Inputs.WITH_STATES && isOf(Var.Kind.STATE, bound)) {
      List<Var> direct = free.stream().filter(v -> isOf(Var.Kind.INPUT, List.of(v))).toList();
      free.removeAll(direct);
      bound.addAll(direct);
    }
    if (free.size() == terms.size() || bound.size() == terms.size()) {
      chain(sum.target(), terms);
      return;
    }
    var ordered = new ArrayList<Var>();
    add(sum, ordered, free);
    add(sum, ordered, bound);
    terms.stream().filter(v -> !isProduct(v)).forEach(ordered::add);
    chain(sum.target(), ordered);
  }

  private void collect(Equation sum, List<Var> terms) {
    for (Var term : sum.arguments()) {
      if (isInner(term)) {
        collect(definitions.get(term), terms);
      } else {
        terms.add(term);
      }
    }
  }

  private List<Var> products(List<Var> terms, boolean inLoop) {
    return terms.stream().filter(v -> isProduct(v) && carried.contains(v) == inLoop).toList();
  }

  /** Whether there are products, all of them of variables of one kind. */
  private boolean isOf(Var.Kind kind, List<Var> products) {
    return !products.isEmpty()
        && products.stream().allMatch(v -> definitions.get(v).arguments().getLast().kind() == kind);
  }

  private boolean isProduct(Var term) {
    Equation definition = definitions.get(term);
    return definition != null && definition.op() instanceof Op.Product && uses.get(term) == 1;
  }

  /** Adds the sum of a group of products as one term. */
  private void add(Equation sum, List<Var> ordered, List<Var> group) {
    if (group.size() < 2) {
      ordered.addAll(group);
      return;
    }
    String key = carried.contains(group.getFirst()) ? ".products" : ".inputs";
    var joined = new Var(sum.target().name() + key, Var.Kind.LOCAL, sum.target().shape());
    chain(joined, group);
    ordered.add(joined);
  }

  /** target = ((first + second) + third) and so on, with names derived from the target's. */
  private void chain(Var target, List<Var> terms) {
    Var sum = terms.getFirst();
    for (int i = 1; i < terms.size(); i++) {
      boolean last = i == terms.size() - 1;
      Var next =
          last ? target : new Var(target.name() + ".sum" + i, Var.Kind.LOCAL, target.shape());
      result.add(new Equation(next, new Op.Map2(Binary.ADD), sum, terms.get(i)));
      sum = next;
    }
  }
}
