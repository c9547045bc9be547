package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Assignment;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Problem;
import dev.carousel.api.equation.Size;
import dev.carousel.api.text.Nearest;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.ProgramBuilder;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Turns equations into a program of one step: inputs {@code x}, the states and the weights; outputs
 * each state's next value under {@code NAME'} and the cell's output under {@code output}. All
 * problems are gathered; an expression with a problem has no value, and what is computed from it is
 * not complained about again.
 */
public final class Author {
  /** The key of what the cell puts out. */
  public static final String OUTPUT = "output";

  private static final Position START = new Position(1, 1, 1);

  private final CellEquations cell;
  private final Map<String, Integer> sizes;
  private final ProgramBuilder out;
  private final Map<String, Var> bound = new LinkedHashMap<>();
  private final Map<String, Size> columns = new LinkedHashMap<>();
  private final Set<String> assigned = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<Var> perStep = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Assignment> assignments;

  private Author(CellEquations cell, int units, int inputs) {
    this.cell = cell;
    sizes = new TreeMap<>(cell.sizes());
    sizes.put("units", units);
    sizes.put("inputs", inputs);
    out = new ProgramBuilder("step", sizes);
    assignments = EquationParser.parse(cell.text());
  }

  /**
   * The program of one step.
   *
   * @throws EquationException with everything that is wrong with the equations
   */
  public static Program write(CellEquations cell, int units, int inputs) {
    var author = new Author(cell, units, inputs);
    Program program = author.run();
    if (!author.problems.isEmpty()) {
      throw new EquationException(
          author.problems.stream()
              .sorted(
                  Comparator.comparingInt((Problem p) -> p.position().line())
                      .thenComparingInt(p -> p.position().column()))
              .toList());
    }
    return program;
  }

  private Program run() {
    bind(Names.INPUT, new Var(Names.INPUT, Var.Kind.INPUT, Shape.vector(Size.named("inputs"))));
    cell.states().forEach((name, size) -> bind(name, state(name, size)));
    perStep.addAll(bound.values());
    cell.weights().forEach((name, shape) -> bind(name, weight(name, shape)));
    assignments.forEach(a -> assigned.add(key(a.name(), a.next())));
    var done = new LinkedHashSet<String>();
    for (Assignment assignment : assignments) {
      assign(assignment, done);
      done.add(key(assignment.name(), assignment.next()));
    }
    states(done);
    output();
    cell.weights().keySet().stream().filter(w -> !used.contains(w)).forEach(this::unused);
    return out.build();
  }

  private static String key(String name, boolean next) {
    return next ? name + "'" : name;
  }

  private void bind(String name, Var variable) {
    bound.put(name, out.input(variable));
  }

  private Var state(String name, String size) {
    return new Var(name, Var.Kind.STATE, Shape.vector(size(size)));
  }

  private Var weight(String name, List<String> shape) {
    List<Size> lengths = shape.stream().map(this::size).toList();
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
      return checkSize(size, START) && isPositive(size) ? size : Size.ONE;
    } catch (EquationException e) {
      problem(START, "unreadable-size", "\"" + text + "\" is not a size", "");
      return Size.ONE;
    }
  }

  /** Whether a size has known names only; reports it otherwise. */
  boolean checkSize(Size size, Position position) {
    for (String name : size.terms().keySet()) {
      if (!sizes.containsKey(name)) {
        String help = didYouMean(name, sizes.keySet());
        problem(position, "unknown-size", "no size is named \"" + name + "\"", help);
        return false;
      }
    }
    return true;
  }

  private boolean isPositive(Size size) {
    boolean positive = size.value(sizes) >= 1;
    if (!positive) {
      problem(
          START,
          "unreadable-size",
          size + " is " + size.value(sizes) + "; a size is at least 1",
          "");
    }
    return positive;
  }

  private void assign(Assignment a, Set<String> done) {
    String key = key(a.name(), a.next());
    Var value = new ExpressionWriter(this, key).write(a.value());
    if (Names.RESERVED.contains(a.name()) || isGiven(a.name())) {
      problem(
          a.position(),
          "not-assignable",
          "\"" + a.name() + "\" is given and cannot be assigned",
          "assign to another name");
    } else if (cell.states().containsKey(a.name()) && !a.next()) {
      problem(
          a.position(),
          "state-without-prime",
          "\"" + a.name() + "\" is a state, whose previous value cannot change",
          "write " + a.name() + "' = … for its next value");
    } else if (!cell.states().containsKey(a.name()) && a.next()) {
      problem(
          a.position(),
          "no-such-state",
          "\"" + a.name() + "\" is not a state, so it has no next value",
          didYouMean(a.name(), cell.states().keySet()));
    } else if (done.contains(key)) {
      problem(a.position(), "assigned-twice", "\"" + key + "\" is assigned a second time", "");
    } else if (value != null) {
      bound.put(key, a.next() ? fitted(a, value) : value);
    }
  }

  private boolean isGiven(String name) {
    return cell.weights().containsKey(name) || cell.constants().containsKey(name);
  }

  private Var fitted(Assignment a, Var value) {
    Shape wanted = bound.get(a.name()).shape();
    if (value.shape().sameAs(wanted, sizes)) {
      return value;
    }
    if (value.shape().isScalar()) {
      return out.add(a.name() + "'", new Op.Stretch(wanted), value);
    }
    problem(
        a.position(),
        "shape-mismatch",
        "the next value of "
            + a.name()
            + " has the shape "
            + value.shape()
            + ", the state "
            + wanted,
        "");
    return bound.get(a.name());
  }

  private void states(Set<String> done) {
    for (String state : cell.states().keySet()) {
      Var next = bound.get(state + "'");
      if (next != null) {
        out.output(state + "'", next);
      } else if (!done.contains(state + "'") && !assigned.contains(state)) {
        problem(
            lastLine(),
            "state-not-assigned",
            "the next value of the state \"" + state + "\" is never assigned",
            "write " + state + "' = …");
      }
    }
  }

  private Position lastLine() {
    return assignments.getLast().position();
  }

  private void output() {
    String key = cell.states().containsKey(cell.output()) ? cell.output() + "'" : cell.output();
    Var value = bound.get(key);
    if (value != null && value.shape().isMatrix()) {
      problem(START, "unknown-output", "the output \"" + cell.output() + "\" is a matrix", "");
    } else if (value != null) {
      out.output(OUTPUT, value);
    } else if (!assigned.contains(key) && !cell.states().containsKey(cell.output())) {
      var names = new ArrayList<String>(cell.states().keySet());
      assignments.stream().filter(a -> !a.next()).forEach(a -> names.add(a.name()));
      problem(
          START,
          "unknown-output",
          "the output \"" + cell.output() + "\" is neither a state nor assigned",
          didYouMean(cell.output(), names));
    }
  }

  private void unused(String weight) {
    problem(
        START,
        "unused-weight",
        "the weight \"" + weight + "\" is declared and never used",
        "take its declaration away");
  }

  /** The variable that a name stands for at this point, or null after reporting a problem. */
  Var lookUp(Expression.Name name) {
    String key = key(name.name(), name.next());
    used.add(name.name());
    Var known = bound.get(key);
    if (known != null) {
      return known;
    }
    Optional<Var> made = name.next() ? Optional.empty() : undeclared(name.name());
    if (made.isPresent()) {
      return made.get();
    }
    return reportUnknown(name, key);
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
    if (assigned.contains(name)) {
      return Optional.empty();
    }
    Size units = Size.named("units");
    if (Names.isMatrix(name)) {
      Size across = columns.getOrDefault(name, units);
      return Optional.of(implicit(name, Shape.matrix(units, across)));
    }
    return Names.isBias(name) || Names.isElementwise(name)
        ? Optional.of(implicit(name, Shape.vector(units)))
        : Optional.empty();
  }

  private Var implicit(String name, Shape shape) {
    var weight = new Var(name, Var.Kind.WEIGHT, shape);
    bind(name, weight);
    return weight;
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

  /** Tells that an undeclared matrix multiplies a vector of this size, if it is not known yet. */
  void multiplies(Expression matrix, Var vector) {
    if (matrix instanceof Expression.Name name && !bound.containsKey(name.name())) {
      columns.put(name.name(), vector.shape().rows());
    }
  }

  private Var reportUnknown(Expression.Name name, String key) {
    if (assigned.contains(key)) {
      if (!wasAssigned(name, key)) {
        problem(
            name.position(),
            "used-before-assignment",
            "\"" + key + "\" is used before it is assigned",
            name.next() ? "the previous value is " + name.name() : "move its equation up");
      }
      return null;
    }
    if (name.next()) {
      problem(
          name.position(),
          cell.states().containsKey(name.name()) ? "state-not-assigned" : "no-such-state",
          cell.states().containsKey(name.name())
              ? "the next value of \"" + name.name() + "\" is used and never assigned"
              : "\"" + name.name() + "\" is not a state, so it has no next value",
          didYouMean(name.name(), cell.states().keySet()));
      return null;
    }
    var names = new ArrayList<>(Names.known(cell));
    names.addAll(assigned);
    if (name.name().contains("_")) {
      names.add(Names.asMatrix(name.name()));
    }
    names.addAll(bound.keySet());
    String near = didYouMean(name.name(), names);
    problem(
        name.position(),
        "unknown-name",
        "\"" + name.name() + "\" is neither assigned nor a weight",
        near.isEmpty()
            ? "a matrix begins with a capital letter, a bias with b_, an elementwise weight with"
                + " p_; declare any other weight under weights, a fixed number under"
                + " constants"
            : near);
    return null;
  }

  /** Whether the assignment stands above the use, so that its own problem was reported. */
  private boolean wasAssigned(Expression.Name use, String key) {
    return assignments.stream()
        .anyMatch(
            a ->
                key(a.name(), a.next()).equals(key) && a.position().line() < use.position().line());
  }

  private static String didYouMean(String name, java.util.Collection<String> known) {
    return Nearest.likely(name, known)
        .filter(near -> !near.equals(name))
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("");
  }

  /**
   * Adds an equation, or reports a problem and gives null: a matrix is computed once per update,
   * from weights and constants alone.
   *
   * @throws ShapeException if the arguments do not fit
   */
  @Nullable Var add(Position position, String name, Op op, List<Var> arguments) {
    Var value = out.add(name, op, arguments);
    if (arguments.stream().noneMatch(perStep::contains)) {
      return value;
    }
    perStep.add(value);
    if (value.shape().isMatrix()) {
      problem(
          position,
          "matrix-per-step",
          "a matrix cannot be computed from what changes at every step",
          "compute it from weights and constants alone");
      return null;
    }
    return value;
  }

  void problem(Position position, String id, String message, String help) {
    problems.add(new Problem(position, id, message, help));
  }

  ProgramBuilder out() {
    return out;
  }
}
