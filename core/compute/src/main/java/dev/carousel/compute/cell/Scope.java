package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Assignment;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.ProgramBuilder;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for while equations are read: what is declared, what is assigned so far, and the
 * weights that come into being by use.
 */
final class Scope {
  private final CellEquations cell;
  private final List<Assignment> assignments;
  private final Problems problems;
  private final Map<String, Integer> sizes;
  private final ProgramBuilder out;
  private final Map<String, Var> bound = new LinkedHashMap<>();
  private final Map<String, Size> columns = new LinkedHashMap<>();
  private final Set<String> assigned = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<Var> perStep = new HashSet<>();
  private int chances;

  Scope(
      CellEquations cell, List<Assignment> assignments, int units, int inputs, Problems problems) {
    this.cell = cell;
    this.assignments = assignments;
    this.problems = problems;
    sizes = new TreeMap<>(cell.sizes());
    sizes.put("units", units);
    sizes.put("inputs", inputs);
    out = new ProgramBuilder("step", sizes);
    assignments.forEach(a -> assigned.add(key(a.name(), a.next())));
    declare();
  }

  private void declare() {
    var names = new HashSet<>(Names.RESERVED);
    List.of(cell.states(), cell.weights(), cell.constants())
        .forEach(kind -> kind.keySet().forEach(name -> checkFree(name, names)));
    var sizeNames = new HashSet<>(Names.SIZES);
    cell.sizes().keySet().forEach(name -> checkFree(name, sizeNames));
    bindInput(new Var(Names.INPUT, Var.Kind.INPUT, Shape.vector(Size.named("inputs"))));
    cell.states()
        .forEach(
            (name, size) -> bindInput(new Var(name, Var.Kind.STATE, Shape.vector(size(size)))));
    perStep.addAll(bound.values());
    cell.weights().forEach((name, shape) -> bindInput(weight(name, shape)));
  }

  private void checkFree(String name, Set<String> taken) {
    if (!taken.add(name)) {
      problems.add(
          Names.START, "name-taken", "\"" + name + "\" is declared and has a meaning already", "");
    }
  }

  /** The name of a value: {@code c}, or {@code c'} for a next one. */
  static String key(String name, boolean next) {
    return next ? name + "'" : name;
  }

  ProgramBuilder out() {
    return out;
  }

  Map<String, Integer> sizes() {
    return sizes;
  }

  private Var bindInput(Var variable) {
    bound.put(variable.name(), out.input(variable));
    return variable;
  }

  void bind(String key, Var value) {
    bound.put(key, value);
  }

  @Nullable Var value(String key) {
    return bound.get(key);
  }

  /** Whether some equation, further up or down, assigns a value of this name. */
  boolean isAssigned(String key) {
    return assigned.contains(key);
  }

  /** Whether a name stands for what cannot be assigned. */
  boolean isGiven(String name) {
    return Names.RESERVED.contains(name)
        || cell.weights().containsKey(name)
        || cell.constants().containsKey(name);
  }

  /** Names of the weights so far, declared or known by use. */
  List<String> weights() {
    return bound.values().stream()
        .filter(v -> v.kind() == Var.Kind.WEIGHT)
        .map(Var::name)
        .distinct()
        .toList();
  }

  /** Declared weights that no equation names. */
  List<String> unusedWeights() {
    return cell.weights().keySet().stream().filter(w -> !used.contains(w)).toList();
  }

  private Var weight(String name, List<String> shape) {
    List<Size> lengths = shape.stream().map(this::size).toList();
    if (lengths.size() > 2) {
      String message = "the weight \"" + name + "\" has " + lengths.size() + " sizes";
      problems.add(Names.START, "unreadable-size", message, "a matrix has two, a vector one");
    }
    return new Var(
        name,
        Var.Kind.WEIGHT,
        switch (lengths.size()) {
          case 0 -> Shape.SCALAR;
          case 1 -> Shape.vector(lengths.getFirst());
          default -> Shape.matrix(lengths.getFirst(), lengths.get(1));
        });
  }

  private Size size(String text) {
    try {
      Size size = EquationParser.parseSize(text);
      return isKnown(size, Names.START) && isPositive(size) ? size : Size.ONE;
    } catch (EquationException e) {
      problems.add(Names.START, "unreadable-size", "\"" + text + "\" is not a size", "");
      return Size.ONE;
    }
  }

  /** Whether a size has known names only; reports it otherwise. */
  boolean isKnown(Size size, Position position) {
    for (String name : size.terms().keySet()) {
      if (!sizes.containsKey(name)) {
        String help = Problems.didYouMean(name, sizes.keySet());
        problems.add(position, "unknown-size", "no size is named \"" + name + "\"", help);
        return false;
      }
    }
    return true;
  }

  private boolean isPositive(Size size) {
    int value = size.value(sizes);
    if (value < 1) {
      String message = size + " is " + value + "; a size is at least 1";
      problems.add(Names.START, "unreadable-size", message, "");
    }
    return value >= 1;
  }

  /** The variable that a name stands for at this point, or null after reporting a problem. */
  @Nullable Var lookUp(Expression.Name name) {
    String key = key(name.name(), name.next());
    used.add(name.name());
    Var known = bound.get(key);
    if (known != null) {
      return known;
    }
    Optional<Var> made = name.next() ? Optional.empty() : undeclared(name.name());
    if (made.isEmpty()) {
      reportUnknown(name, key);
    }
    return made.orElse(null);
  }

  private Optional<Var> undeclared(String name) {
    if (name.equals(Names.STEP)) {
      var step = out.add("t", new Op.StepIndex());
      perStep.add(step);
      return Optional.of(step);
    }
    if (name.equals(Names.IDENTITY)) {
      return Optional.of(out.add("I", new Op.Identity(Size.named("units"))));
    }
    if (cell.constants().containsKey(name)) {
      return Optional.of(constant(name, cell.constants().get(name)));
    }
    return assigned.contains(name) ? Optional.empty() : weightByName(name);
  }

  private Optional<Var> weightByName(String name) {
    Size units = Size.named("units");
    Shape shape = null;
    if (Names.isMatrix(name)) {
      shape = Shape.matrix(units, columns.getOrDefault(name, units));
    } else if (Names.isBias(name) || Names.isElementwise(name)) {
      shape = Shape.vector(units);
    }
    return Optional.ofNullable(shape).map(s -> bindInput(new Var(name, Var.Kind.WEIGHT, s)));
  }

  private Var constant(String name, CellEquations.Constant value) {
    List<Integer> lengths = value.shape();
    if (lengths.isEmpty()) {
      return out.add(name, new Op.Fill(value.values().getFirst(), Shape.SCALAR));
    }
    Shape shape =
        lengths.size() == 1
            ? Shape.vector(Size.of(lengths.getFirst()))
            : Shape.matrix(Size.of(lengths.getFirst()), Size.of(lengths.getLast()));
    return out.add(name, new Op.Fixed(name, value.values(), shape));
  }

  /** A new draw, one or zero in each entry. */
  Var chance(String name, double probability, boolean held, Shape shape) {
    Var drawn = out.add(name, new Op.Chance(probability, held, chances++, shape));
    perStep.add(drawn);
    return drawn;
  }

  /** The number that a name stands for, if it is a constant and a scalar. */
  Optional<Double> number(String name) {
    return Optional.ofNullable(cell.constants().get(name))
        .filter(constant -> constant.shape().isEmpty())
        .map(constant -> constant.values().getFirst());
  }

  /** Notes that a name is used where no variable stands for it. */
  void use(String name) {
    used.add(name);
  }

  /** Tells that an undeclared matrix multiplies what has these rows, if it is not known yet. */
  void multiplies(Expression matrix, Var right) {
    if (matrix instanceof Expression.Product product) {
      multiplies(product.right(), right);
    }
    if (matrix instanceof Expression.Name name && !bound.containsKey(name.name())) {
      columns.put(name.name(), right.shape().rows());
    }
  }

  /**
   * Adds an equation, or reports a problem and gives null: a matrix is computed once per update,
   * from weights and constants alone.
   *
   * @throws dev.carousel.compute.program.ShapeException if the arguments do not fit
   */
  @Nullable Var add(Position position, String name, Op op, List<Var> arguments) {
    Var value = out.add(name, op, arguments);
    if (arguments.stream().noneMatch(perStep::contains)) {
      return value;
    }
    perStep.add(value);
    if (!value.shape().isMatrix()) {
      return value;
    }
    problems.add(
        position,
        "matrix-per-step",
        "a matrix cannot be computed from what changes at every step",
        "compute it from weights and constants alone");
    return null;
  }

  private void reportUnknown(Expression.Name name, String key) {
    if (assigned.contains(key)) {
      reportUseBeforeAssignment(name, key);
    } else if (name.next()) {
      boolean isState = cell.states().containsKey(name.name());
      problems.add(
          name.position(),
          isState ? "state-not-assigned" : "no-such-state",
          isState
              ? "the next value of \"" + name.name() + "\" is used and never assigned"
              : "\"" + name.name() + "\" is not a state, so it has no next value",
          Problems.didYouMean(name.name(), cell.states().keySet()));
    } else {
      String near = Problems.didYouMean(name.name(), likely(name.name()));
      problems.add(
          name.position(),
          "unknown-name",
          "\"" + name.name() + "\" is neither assigned nor a weight",
          near.isEmpty() ? Names.HELP : near);
    }
  }

  /** An assignment further up has a problem of its own, which was reported there. */
  private void reportUseBeforeAssignment(Expression.Name use, String key) {
    boolean above =
        assignments.stream()
            .filter(a -> key(a.name(), a.next()).equals(key))
            .anyMatch(a -> a.position().line() < use.position().line());
    if (!above) {
      problems.add(
          use.position(),
          "used-before-assignment",
          "\"" + key + "\" is used before it is assigned",
          use.next() ? "the previous value is " + use.name() : "move its equation up");
    }
  }

  /** What the writer of an unknown name may have meant. */
  private List<String> likely(String name) {
    var names = new ArrayList<>(Names.known(cell));
    names.addAll(assigned);
    if (name.contains("_")) {
      names.add(Names.asMatrix(name));
    }
    names.addAll(bound.keySet());
    return names;
  }
}
