package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Assignment;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cell with some of its equations replaced or weights fixed, without what its output then no
 * longer needs.
 *
 * <ul>
 *   <li>{@code f: 1 - i} replaces the right side of the equation of {@code f}; a number takes the
 *       equation's place wherever it is read.
 *   <li>{@code p_o: 0} fixes a weight or a constant: the value stands wherever it is read.
 *   <li>{@code i': …} where {@code i} is assigned and not a state makes it a state of {@code units}
 *       entries: the other equations read its next value, the edited ones its previous one as
 *       {@code i}.
 * </ul>
 *
 * <p>What is known of a bias that stays, its initial value and its retention, stays too: with
 * {@code f: 1 - i} the bias {@code b_i} does not come to be one of retention.
 *
 * <p>Equations keep their order, except that what one now reads moves up above it.
 */
public final class EditedCell {

  /**
   * One change.
   *
   * @param target what stands on the left, such as {@code f}, {@code c'}, or the name of a weight
   * @param value the new right side, in the language of equations
   */
  public record Edit(String target, String value) {}

  /**
   * What is wrong with an edit.
   *
   * @param edit its index
   * @param ofTarget whether the target is at fault; else the problem's position is in the value
   */
  public record Fault(int edit, boolean ofTarget, Problem problem) {}

  /**
   * Where a place in the edited equations comes from.
   *
   * @param edit index of the edit
   * @param position in its value; empty where it is not written as it was given
   */
  public record Origin(int edit, Optional<Position> position) {}

  /** A line of the edited text, with the edit that wrote it and where its value begins. */
  private record Line(String text, Optional<Integer> edit, int valueAt) {}

  private static final Position VALUE = new Position(1, 1, 1);

  private final CellEquations cell;
  private final List<Edit> edits;
  private final List<Fault> faults = new ArrayList<>();
  private final SequencedMap<String, Assignment> assignments = new LinkedHashMap<>();
  private final Map<String, Integer> editOf = new LinkedHashMap<>();
  private final Map<String, Expression> replaced = new LinkedHashMap<>();
  private final Map<String, Expression> primed = new LinkedHashMap<>();
  private final SequencedMap<String, String> states;
  private final List<Line> lines = new ArrayList<>();

  private EditedCell(CellEquations cell, List<Edit> edits) {
    this.cell = cell;
    this.edits = List.copyOf(edits);
    this.states = new LinkedHashMap<>(cell.states());
    for (Assignment a : EquationParser.parse(cell.text())) {
      assignments.put(key(a), a);
    }
  }

  /**
   * Edits a cell.
   *
   * @param cell whose equations mean something, see {@link CellCompiler#check}
   */
  public static EditedCell of(CellEquations cell, List<Edit> edits) {
    var edited = new EditedCell(cell, edits);
    edited.run();
    return edited;
  }

  /**
   * What is wrong with the edits by themselves: unknown targets, values that are no expressions,
   * equations that need each other. What they come to is checked as any cell is.
   */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  private static String key(Assignment assignment) {
    return Scope.key(assignment.name(), assignment.next());
  }

  private void run() {
    List<String> names = weights();
    for (int i = 0; i < edits.size(); i++) {
      edit(i, names);
    }
    substitute();
    keepLive();
    sorted().forEach(a -> lines.add(line(a)));
  }

  /** Weights and constants, declared or by use. */
  private List<String> weights() {
    var names = new ArrayList<String>();
    for (Assignment a : assignments.values()) {
      Substitution.names(a.value())
          .filter(n -> !n.next() && !assignments.containsKey(n.name()))
          .map(Expression.Name::name)
          .filter(name -> !cell.states().containsKey(name) && !Names.RESERVED.contains(name))
          .filter(name -> !names.contains(name))
          .forEach(names::add);
    }
    return names;
  }

  private void edit(int index, List<String> weights) {
    Edit edit = edits.get(index);
    String target = edit.target().strip();
    Optional<Expression> value = value(index);
    String base = target.endsWith("'") ? target.substring(0, target.length() - 1) : target;
    if (assignments.containsKey(target)) {
      value.ifPresent(v -> assign(index, target, v));
    } else if (cell.states().containsKey(target)) {
      fault(index, "\"%s\" is a state; write %s' to edit its next value".formatted(target, target));
    } else if (!base.equals(target) && assignments.containsKey(base)) {
      value.ifPresent(v -> makeState(index, base, v));
    } else if (weights.contains(target)) {
      value.ifPresent(v -> fix(index, target, v));
    } else if (Names.RESERVED.contains(base)) {
      fault(index, "\"" + target + "\" is given and cannot be edited");
    } else {
      unknown(index, target, weights);
    }
  }

  private Optional<Expression> value(int index) {
    try {
      return Optional.of(EquationParser.parseExpression(edits.get(index).value()));
    } catch (EquationException e) {
      e.problems().forEach(problem -> faults.add(new Fault(index, false, problem)));
      return Optional.empty();
    }
  }

  private void fault(int index, String message) {
    faults.add(new Fault(index, true, new Problem(VALUE, "not-editable", message, "")));
  }

  private void unknown(int index, String target, List<String> weights) {
    var known = new ArrayList<String>(assignments.keySet());
    known.addAll(weights);
    String near = Problems.didYouMean(target, known);
    String names =
        "its equations are "
            + String.join(", ", assignments.keySet())
            + (weights.isEmpty() ? "" : "; its weights are " + String.join(", ", weights));
    String message = "the cell has no equation and no weight \"" + target + "\"";
    faults.add(
        new Fault(
            index,
            true,
            new Problem(
                VALUE, "unknown-name", message + (near.isEmpty() ? "" : "; " + near), names)));
  }

  private void assign(int index, String key, Expression value) {
    Assignment old = assignments.get(key);
    boolean isNumber = value instanceof Expression.Literal && !old.next();
    if (isNumber && !old.name().equals(cell.output())) {
      assignments.remove(key);
      replaced.put(key, value);
    } else {
      assignments.put(key, new Assignment(old.name(), old.next(), value, old.position()));
      editOf.put(key, index);
    }
  }

  private void makeState(int index, String name, Expression value) {
    states.put(name, "units");
    primed.put(name, new Expression.Name(name, true, VALUE));
    var before = new ArrayList<>(assignments.values());
    assignments.clear();
    for (Assignment a : before) {
      boolean here = a.name().equals(name) && !a.next();
      Assignment kept = here ? new Assignment(name, true, value, a.position()) : a;
      assignments.put(key(kept), kept);
    }
    editOf.put(name + "'", index);
  }

  private void fix(int index, String weight, Expression value) {
    boolean isNumber = value instanceof Expression.Literal;
    boolean isZero = value instanceof Expression.Literal literal && literal.value() == 0;
    if (isMatrix(weight) && isNumber && !isZero) {
      String help = "it can be 0, or an expression such as 0.5 I";
      String message = "\"" + weight + "\" is a matrix and cannot be a number other than 0";
      faults.add(new Fault(index, false, new Problem(VALUE, "not-a-matrix", message, help)));
    } else {
      replaced.put(weight, value);
    }
  }

  private boolean isMatrix(String weight) {
    if (cell.weights().containsKey(weight)) {
      return cell.weights().get(weight).size() == 2;
    }
    return !cell.constants().containsKey(weight) && Names.isMatrix(weight);
  }

  /** Numbers and fixed weights everywhere; next values of new states where nothing was edited. */
  private void substitute() {
    var everywhere = new Substitution(replaced);
    var others = new LinkedHashMap<>(primed);
    others.putAll(replaced);
    var elsewhere = new Substitution(others);
    for (Assignment a : List.copyOf(assignments.values())) {
      Expression value = (editOf.containsKey(key(a)) ? everywhere : elsewhere).in(a.value());
      assignments.put(key(a), new Assignment(a.name(), a.next(), value, a.position()));
    }
  }

  /** Takes away equations and states that the output does not need. */
  private void keepLive() {
    var live = new HashSet<String>();
    need(states.containsKey(cell.output()) ? cell.output() + "'" : cell.output(), live);
    assignments.keySet().retainAll(live);
    states.keySet().removeIf(state -> !live.contains(state + "'"));
  }

  private void need(String key, Set<String> live) {
    Assignment assignment = assignments.get(key);
    if (assignment == null || !live.add(key)) {
      return;
    }
    for (Expression.Name name : Substitution.names(assignment.value()).toList()) {
      boolean previous = !name.next() && states.containsKey(name.name());
      need(Scope.key(name.name(), name.next() || previous), live);
    }
  }

  /** Each equation below those that it reads, otherwise in order. */
  private List<Assignment> sorted() {
    var done = new LinkedHashMap<String, Assignment>();
    assignments.keySet().forEach(key -> place(key, new ArrayList<>(), done));
    return List.copyOf(done.values());
  }

  private void place(String key, List<String> waiting, Map<String, Assignment> done) {
    Assignment assignment = assignments.get(key);
    if (assignment == null || done.containsKey(key)) {
      return;
    }
    if (waiting.contains(key)) {
      circle(waiting.subList(waiting.indexOf(key), waiting.size()));
      return;
    }
    waiting.add(key);
    for (Expression.Name name : Substitution.names(assignment.value()).toList()) {
      place(Scope.key(name.name(), name.next()), waiting, done);
    }
    waiting.removeLast();
    done.put(key, assignment);
  }

  /** Equations that need each other: some edit made it so. */
  private void circle(List<String> keys) {
    String message =
        keys.size() == 1
            ? "\"" + keys.getFirst() + "\" needs its own value"
            : keys.stream().collect(Collectors.joining("\" and \"", "\"", "\""))
                + " need each other's values";
    String help = "edit one of them so that it reads other names, or the value of the step before";
    int index = IntStream.range(0, edits.size()).filter(i -> reads(i, keys)).findFirst().orElse(0);
    var fault = new Fault(index, false, new Problem(VALUE, "circular", message, help));
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  private boolean reads(int edit, List<String> keys) {
    return Substitution.names(EquationParser.parseExpression(edits.get(edit).value()))
        .anyMatch(name -> keys.contains(Scope.key(name.name(), name.next())));
  }

  private Line line(Assignment a) {
    String key = key(a);
    Optional<Integer> edit = Optional.ofNullable(editOf.get(key));
    String head = key + " = ";
    String given = edit.map(i -> edits.get(i).value()).orElseGet(() -> original(a));
    boolean asGiven = reads(given, a.value());
    return new Line(head + (asGiven ? given : a.value()), edit, asGiven ? head.length() : -1);
  }

  /** What stands to the right of the sign of equality in the line of an equation. */
  private String original(Assignment a) {
    List<String> source = cell.text().lines().toList();
    String line = source.get(a.position().line() - 1).substring(a.position().column() - 1);
    return line.substring(line.indexOf('=') + 1).replaceAll("[;#].*", "").strip();
  }

  /** Whether a text is this expression, on one line and with nothing else. */
  private static boolean reads(String text, Expression expression) {
    if (text.contains("\n") || text.contains("#") || text.contains(";")) {
      return false;
    }
    try {
      return EquationParser.parseExpression(text).toString().equals(expression.toString());
    } catch (EquationException e) {
      return false;
    }
  }

  /**
   * The cell with all edits that have no {@link #faults}. What is said of weights that are gone is
   * gone too.
   */
  public CellEquations equations() {
    Set<String> read =
        assignments.values().stream()
            .flatMap(a -> Substitution.names(a.value()))
            .map(Expression.Name::name)
            .collect(Collectors.toSet());
    return new CellEquations(
        states,
        cell.output(),
        lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()),
        cell.sizes(),
        kept(cell.weights(), read::contains),
        kept(cell.constants(), read::contains),
        kept(cell.initial(), read::contains),
        kept(cell.retention(), read::contains),
        cell.frozen().stream().filter(read::contains).toList());
  }

  private static <V> SequencedMap<String, V> kept(Map<String, V> map, Predicate<String> wanted) {
    var kept = new LinkedHashMap<>(map);
    kept.keySet().removeIf(wanted.negate());
    return kept;
  }

  /** Where a place in the edited text comes from; empty if it is the cell's own. */
  public Optional<Origin> origin(Position position) {
    if (position.line() > lines.size()) {
      return Optional.empty();
    }
    Line line = lines.get(position.line() - 1);
    int column = position.column() - line.valueAt();
    boolean exact = line.valueAt() >= 0 && column >= 1;
    return line.edit()
        .map(
            edit ->
                new Origin(
                    edit,
                    exact
                        ? Optional.of(new Position(1, column, position.length()))
                        : Optional.empty()));
  }
}
