package dev.carousel.compute.interpret;

import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One cell unrolled over one sequence, by the interpreter. Backpropagation runs the step's
 * derivative from the last step to the first, then that of what the weights alone decide.
 */
public final class InterpretedLayer {
  private final CellPrograms cell;
  private final Map<String, double[]> weights;
  private final Map<String, double[]> gradients = new HashMap<>();

  /**
   * @param trained values of the trained weights by name, matrices row-major
   */
  public InterpretedLayer(CellPrograms cell, Map<String, double[]> trained) {
    this.cell = cell;
    weights = new HashMap<>(trained);
    weights.putAll(Interpreter.outputs(cell.once(), trained, 0));
  }

  /**
   * One forward pass.
   *
   * @param first number of its first step in the sequence
   * @param steps values of all variables, by name, at each step
   * @param outputs of each step
   * @param finalStates after the last step, by name
   */
  public record Unrolled(
      int first,
      List<Map<String, double[]>> steps,
      List<double[]> outputs,
      Map<String, double[]> finalStates) {}

  /** What backpropagation through one sequence gives beside the weights' gradients. */
  public record Cotangents(List<double[]> inputs, Map<String, double[]> initialStates) {}

  /** Runs a sequence, each chance as its mean; the states by name. */
  public Unrolled forward(List<double[]> inputs, Map<String, double[]> initialStates) {
    return forward(0, inputs, initialStates, Chances.MEAN);
  }

  /**
   * Runs a sequence, or a part of one.
   *
   * @param first number of its first step in the sequence
   * @param initialStates by name
   */
  public Unrolled forward(
      int first, List<double[]> inputs, Map<String, double[]> initialStates, Chances chances) {
    var steps = new ArrayList<Map<String, double[]>>();
    var outputs = new ArrayList<double[]>();
    Map<String, double[]> states = initialStates;
    for (int t = 0; t < inputs.size(); t++) {
      var given = new HashMap<>(weights);
      given.putAll(states);
      given.put("x", inputs.get(t));
      Map<String, double[]> values = Interpreter.run(cell.step(), given, first + t, chances);
      steps.add(values);
      states = nextStates(values);
      outputs.add(values.get(cell.output().name()));
    }
    return new Unrolled(first, steps, outputs, states);
  }

  private Map<String, double[]> nextStates(Map<String, double[]> values) {
    var next = new HashMap<String, double[]>();
    for (Var state : cell.states()) {
      Var value = cell.step().output(state.name() + "'").orElseThrow();
      next.put(state.name(), values.get(value.name()));
    }
    return next;
  }

  /**
   * Runs a sequence backwards and adds to the gradients.
   *
   * @param outputs derivative of the loss by each step's output
   * @param finalStates derivative by the states after the last step
   */
  public Cotangents backward(
      Unrolled unrolled, List<double[]> outputs, Map<String, double[]> finalStates) {
    Program program = cell.stepBackward();
    var inputs = new ArrayList<double[]>();
    Map<String, double[]> states = finalStates;
    for (int t = unrolled.steps().size() - 1; t >= 0; t--) {
      var given = new HashMap<>(unrolled.steps().get(t));
      given.put("d[output]", outputs.get(t));
      states.forEach((name, d) -> given.put("d[" + name + "']", d));
      Map<String, double[]> results = Interpreter.outputs(program, given, unrolled.first() + t);
      cell.trained().forEach(w -> accumulate(w.name(), results.get("d[" + w.name() + "]")));
      inputs.addFirst(results.get("d[x]"));
      states = stateCotangents(results);
    }
    return new Cotangents(inputs, states);
  }

  private Map<String, double[]> stateCotangents(Map<String, double[]> results) {
    var states = new HashMap<String, double[]>();
    cell.states().forEach(s -> states.put(s.name(), results.get("d[" + s.name() + "]")));
    return states;
  }

  private void accumulate(String weight, double[] contribution) {
    if (contribution != null) {
      gradients.merge(
          weight,
          contribution.clone(),
          (sum, more) -> {
            for (int i = 0; i < sum.length; i++) {
              sum[i] += more[i];
            }
            return sum;
          });
    }
  }

  /** Derivatives by the trained weights, over all sequences run backwards so far. */
  public Map<String, double[]> gradients() {
    var given = new HashMap<>(weights);
    given.putAll(Interpreter.run(cell.once(), weights, 0));
    for (Program.Output output : cell.once().outputs()) {
      double[] d = gradients.get(output.key());
      int length = cell.once().length(output.value());
      given.put("d[" + output.key() + "]", d == null ? new double[length] : d);
    }
    Map<String, double[]> results = Interpreter.outputs(cell.onceBackward(), given, 0);
    var total = new HashMap<String, double[]>();
    for (Var weight : cell.weights()) {
      var sum = new double[cell.whole().length(weight)];
      add(sum, gradients.get(weight.name()));
      add(sum, results.get("d[" + weight.name() + "]"));
      total.put(weight.name(), sum);
    }
    return total;
  }

  private static void add(double[] sum, double[] more) {
    if (more != null) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
  }
}
