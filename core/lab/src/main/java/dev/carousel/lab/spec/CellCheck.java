package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Problem;
import dev.carousel.compute.cell.Author;
import dev.carousel.compute.pass.Simplify;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the compiler whether equations mean something, once for equations that agree. */
final class CellCheck {

  /**
   * What the compiler says.
   *
   * @param weights names of all weights; empty if there are problems
   * @param outputs entries of what the cell puts out; 0 if there are problems
   * @param program of one step, simplified, as text; empty if there are problems
   */
  record Verdict(List<Problem> problems, Set<String> weights, int outputs, String program) {
    static Verdict of(List<Problem> problems) {
      return new Verdict(problems, Set.of(), 0, "");
    }
  }

  /** Everything that decides a verdict; initial values do not. */
  private record Question(CellEquations equations, int units, int inputs) {}

  private final Map<Question, Verdict> verdicts = new HashMap<>();

  Verdict of(CellEquations equations, int units, int inputs) {
    var question = new Question(withoutInitial(equations), units, inputs);
    return verdicts.computeIfAbsent(question, CellCheck::ask);
  }

  private static CellEquations withoutInitial(CellEquations e) {
    return new CellEquations(
        e.states(),
        e.output(),
        e.text(),
        e.sizes(),
        e.weights(),
        e.constants(),
        new LinkedHashMap<>(),
        e.retention(),
        e.frozen());
  }

  private static Verdict ask(Question question) {
    try {
      Program step = Author.write(question.equations(), question.units(), question.inputs());
      var weights = new LinkedHashSet<String>();
      step.inputs(Var.Kind.WEIGHT).forEach(weight -> weights.add(weight.name()));
      int outputs = step.output(Author.OUTPUT).map(step::length).orElse(0);
      return new Verdict(List.of(), weights, outputs, Simplify.of(step).toString());
    } catch (EquationException e) {
      return Verdict.of(e.problems());
    } catch (StackOverflowError _) {
      var problem =
          new Problem(new Position(1, 1, 1), "too-deep", "an equation is nested too deeply", "");
      return Verdict.of(List.of(problem));
    }
  }
}
