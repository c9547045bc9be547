package dev.carousel.lab.draw;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.cell.Author;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the equations of a program into the nodes of a diagram, from the last equation to the
 * first, so that a layer takes in all of its sum.
 */
final class Grouping {
  /** What a layer without an activation shows. */
  static final String LINEAR = "linear";

  private static final int MOST_ENTRIES = 3;
  private static final int MOST_MERGED = 3;

  private final Program step;
  private final String output;
  private final Usage usage;
  private final Symbols symbols;
  private final Map<Var, Integer> owners = new HashMap<>();
  private final Map<Set<Var>, Integer> merges = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /**
   * One node to be.
   *
   * @param affine of a layer, whose arguments are its own
   */
  private record Group(
      Node.Kind kind, String label, Equation last, List<Equation> equations, List<Affine> affine) {}

  Grouping(Program step, CellEquations equations) {
    this.step = step;
    output = equations.output();
    usage = new Usage(step, equations.frozen());
    symbols = new Symbols(usage);
  }

  Diagram diagram(String name) {
    step.inputs(Var.Kind.STATE).forEach(v -> own(v, Node.Kind.PREVIOUS, v.name()));
    step.inputs(Var.Kind.INPUT).forEach(v -> own(v, Node.Kind.INPUT, v.name()));
    List<Group> groups = groups();
    groups.forEach(this::add);
    groups.forEach(this::connect);
    step.inputs(Var.Kind.STATE).forEach(this::next);
    end(step.output(Author.OUTPUT).orElseThrow(), Node.Kind.OUTPUT, output);
    var drawn = new Diagram(name, nodes, edges, List.of());
    return new Diagram(name, nodes, edges, Conveyors.in(drawn));
  }

  private int node(Node.Kind kind, String label, String name, List<Equation> equations) {
    nodes.add(new Node(nodes.size(), kind, label, name, equations));
    return nodes.size() - 1;
  }

  private void own(Var variable, Node.Kind kind, String label) {
    owners.put(variable, node(kind, label, label, List.of()));
  }

  private List<Group> groups() {
    var taken = new LinkedHashSet<Equation>();
    var groups = new ArrayList<Group>();
    for (Equation equation : step.equations().reversed()) {
      if (!usage.isOnce(equation.target()) && !taken.contains(equation)) {
        Group group = group(equation);
        taken.addAll(group.equations());
        groups.addFirst(group);
      }
    }
    return groups;
  }

  private Group group(Equation equation) {
    if (Usage.isSource(equation.op())) {
      String sign = symbols.of(equation);
      return new Group(Node.Kind.INPUT, sign, equation, List.of(equation), List.of());
    }
    if (equation.op() instanceof Op.Concat
        && equation.arguments().stream().noneMatch(usage::isOnce)) {
      return new Group(Node.Kind.MERGE, "", equation, List.of(equation), List.of());
    }
    return activated(equation)
        .or(() -> linear(equation))
        .orElseGet(
            () ->
                new Group(
                    Node.Kind.POINTWISE,
                    symbols.of(equation),
                    equation,
                    List.of(equation),
                    List.of()));
  }

  private Optional<Group> activated(Equation equation) {
    if (!(equation.op() instanceof Op.Map1(Unary function))
        || function == Unary.NEGATE
        || !usage.isInlined(equation.arguments().getFirst())) {
      return Optional.empty();
    }
    return new Affine.Finder(usage, true)
        .of(equation.arguments().getFirst())
        .filter(Affine::learned)
        .map(affine -> affine.and(equation))
        .map(affine -> layer(Node.Kind.LAYER, Symbols.of(function), equation, affine));
  }

  private Optional<Group> linear(Equation equation) {
    return new Affine.Finder(usage, false)
        .of(equation.target())
        .map(
            affine ->
                affine.learned()
                    ? layer(Node.Kind.LAYER, LINEAR, equation, affine)
                    : layer(Node.Kind.FIXED, fixed(affine), equation, affine));
  }

  private String fixed(Affine affine) {
    List<Equation> products =
        affine.equations().stream().filter(e -> e.op() instanceof Op.Product).toList();
    return products.size() == 1
        ? symbols.fixed(products.getFirst().arguments().getFirst())
        : "fixed";
  }

  private static Group layer(Node.Kind kind, String label, Equation last, Affine affine) {
    return new Group(kind, label, last, affine.equations(), List.of(affine));
  }

  private void add(Group group) {
    Var target = group.last().target();
    String name = target.name().contains(".") || target.name().contains("'") ? "" : target.name();
    owners.put(target, node(group.kind(), group.label(), name, group.equations()));
  }

  private void connect(Group group) {
    int id = owner(group.last().target());
    if (group.affine().isEmpty()) {
      List<Var> arguments = group.last().arguments();
      for (int i = 0; i < arguments.size(); i++) {
        if (!usage.isOnce(arguments.get(i)) && arguments.indexOf(arguments.get(i)) == i) {
          edges.add(new Edge(owner(arguments.get(i)), id, symbols.mark(group.last(), i)));
        }
      }
      return;
    }
    connect(id, group.affine().getFirst());
  }

  private void connect(int layer, Affine affine) {
    var whole = new LinkedHashSet<>(affine.whole());
    var entries = new LinkedHashSet<>(affine.entries());
    entries.removeAll(whole);
    if (entries.size() > MOST_ENTRIES) {
      whole.addAll(entries);
      entries.clear();
    }
    edges.add(new Edge(merged(whole), layer, ""));
    entries.forEach(entry -> edges.add(new Edge(owner(entry), layer, "")));
  }

  /** The node whose line is all of the given vectors, one after the other. */
  private int merged(Set<Var> vectors) {
    if (vectors.size() == 1) {
      return owner(vectors.iterator().next());
    }
    return merges.computeIfAbsent(Set.copyOf(vectors), _ -> merge(vectors));
  }

  /** Three lines meet in one point at most; further ones join after it. */
  private int merge(Set<Var> vectors) {
    List<Integer> owners = vectors.stream().map(this::owner).sorted().toList();
    int first = Math.min(MOST_MERGED, owners.size());
    int id = merge(owners.subList(0, first));
    for (int owner : owners.subList(first, owners.size())) {
      id = merge(List.of(id, owner));
    }
    return id;
  }

  private int merge(List<Integer> lines) {
    int id = node(Node.Kind.MERGE, "", "", List.of());
    lines.forEach(line -> edges.add(new Edge(line, id, "")));
    return id;
  }

  private void next(Var state) {
    end(step.output(state.name() + "'").orElseThrow(), Node.Kind.NEXT, state.name());
  }

  private void end(Var value, Node.Kind kind, String label) {
    int from = owner(value);
    edges.add(new Edge(from, node(kind, label, label, List.of()), ""));
  }

  /** The node that computes a variable; weights get one where they are a value of their own. */
  private int owner(Var variable) {
    return owners.computeIfAbsent(
        variable, v -> node(Node.Kind.PARAMETER, symbols.once(v), "", List.of()));
  }
}
