package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Assignment;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns equations into a program of one step: inputs {@code x}, the states and the weights; outputs
 * each state's next value under {@code NAME'} and the cell's output under {@code output}. All
 * problems are gathered; an expression with a problem has no value, and what is computed from it is
 * not complained about again.
 */
public final class Author {
  /** The key of what the cell puts out. */
  public static final String OUTPUT = "output";

  private final CellEquations cell;
  private final List<Assignment> assignments;
  private final Problems problems = new Problems();
  private final Scope scope;

  private Author(CellEquations cell, int units, int inputs) {
    this.cell = cell;
    assignments = EquationParser.parse(cell.text());
    scope = new Scope(cell, assignments, units, inputs, problems);
  }

  /**
   * The program of one step.
   *
   * @throws EquationException with everything that is wrong with the equations
   */
  public static Program write(CellEquations cell, int units, int inputs) {
    return new Author(cell, units, inputs).run();
  }

  private Program run() {
    var done = new LinkedHashSet<String>();
    for (Assignment assignment : assignments) {
      assign(assignment, done);
      done.add(Scope.key(assignment.name(), assignment.next()));
    }
    cell.states().keySet().forEach(this::state);
    output();
    scope.unusedWeights().forEach(this::unused);
    frozen();
    problems.throwIfAny();
    return scope.out().build();
  }

  private void assign(Assignment a, Set<String> done) {
    String key = Scope.key(a.name(), a.next());
    Var value = new ExpressionWriter(scope, problems, key).write(a.value());
    boolean isState = cell.states().containsKey(a.name());
    if (scope.isGiven(a.name())) {
      problem(
          a,
          "not-assignable",
          "\"" + a.name() + "\" is given and cannot be assigned",
          "assign to another name");
    } else if (isState && !a.next()) {
      problem(
          a,
          "state-without-prime",
          "\"" + a.name() + "\" is a state, whose previous value cannot change",
          "write " + a.name() + "' = … for its next value");
    } else if (!isState && a.next()) {
      problem(
          a,
          "no-such-state",
          "\"" + a.name() + "\" is not a state, so it has no next value",
          Problems.didYouMean(a.name(), cell.states().keySet()));
    } else if (done.contains(key)) {
      problem(a, "assigned-twice", "\"" + key + "\" is assigned a second time", "");
    } else if (value != null) {
      scope.bind(key, a.next() ? fitted(a, value) : value);
    }
  }

  private void problem(Assignment at, String id, String message, String help) {
    problems.add(at.position(), id, message, help);
  }

  /** The value in the state's shape: a scalar is stretched to it. */
  private Var fitted(Assignment a, Var value) {
    Var state = scope.value(a.name());
    Shape wanted = state.shape();
    if (value.shape().sameAs(wanted, scope.sizes())) {
      return value;
    }
    if (value.shape().isScalar()) {
      return scope.out().add(a.name() + "'", new Op.Stretch(wanted), value);
    }
    String shapes = " has the shape " + value.shape() + ", the state " + wanted;
    problem(a, "shape-mismatch", "the next value of " + a.name() + shapes, "");
    return state;
  }

  private void state(String state) {
    Var next = scope.value(state + "'");
    if (next != null) {
      scope.out().output(state + "'", next);
    } else if (!scope.isAssigned(state + "'") && !scope.isAssigned(state)) {
      problem(
          assignments.getLast(),
          "state-not-assigned",
          "the next value of the state \"" + state + "\" is never assigned",
          "write " + state + "' = …");
    }
  }

  private void output() {
    boolean isState = cell.states().containsKey(cell.output());
    String key = Scope.key(cell.output(), isState);
    Var value = scope.value(key);
    String output = "the output \"" + cell.output() + "\" is ";
    if (value != null && value.shape().isMatrix()) {
      problems.add(Names.START, "unknown-output", output + "a matrix", "");
    } else if (value != null) {
      scope.out().output(OUTPUT, value);
    } else if (!isState && !scope.isAssigned(key)) {
      var names = new ArrayList<String>(cell.states().keySet());
      assignments.stream().filter(a -> !a.next()).forEach(a -> names.add(a.name()));
      problems.add(
          Names.START,
          "unknown-output",
          output + "neither a state nor assigned",
          Problems.didYouMean(cell.output(), names));
    }
  }

  private void frozen() {
    List<String> weights = scope.weights();
    for (String name : cell.frozen()) {
      if (!weights.contains(name)) {
        String near = Problems.didYouMean(name, weights);
        problems.add(
            Names.START,
            "unknown-frozen",
            "\"" + name + "\" is to be frozen and is not a weight of the equations",
            near.isEmpty() ? "the weights are " + String.join(", ", weights) : near);
      }
    }
  }

  private void unused(String weight) {
    problems.add(
        Names.START,
        "unused-weight",
        "the weight \"" + weight + "\" is declared and never used",
        "take its declaration away");
  }
}
