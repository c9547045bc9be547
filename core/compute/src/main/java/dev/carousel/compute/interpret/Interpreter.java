package dev.carousel.compute.interpret;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Runs programs in double precision: the definition that every kernel is held against. */
public final class Interpreter {
  private Interpreter() {}

  /**
   * Evaluates every equation for one example at one step, each chance as its mean.
   *
   * @param inputs a value for each input variable, by name
   * @param step the step index, from 0
   * @return the values of all variables by name, the inputs among them
   */
  public static Map<String, double[]> run(Program program, Map<String, double[]> inputs, int step) {
    return run(program, inputs, step, Chances.MEAN);
  }

  /** As {@link #run(Program, Map, int)}, with what is drawn. */
  public static Map<String, double[]> run(
      Program program, Map<String, double[]> inputs, int step, Chances chances) {
    var values = new HashMap<String, double[]>();
    for (Var input : program.inputs()) {
      values.put(input.name(), given(program, input, inputs));
    }
    for (Equation equation : program.equations()) {
      var arguments = new ArrayList<double[]>();
      equation.arguments().forEach(v -> arguments.add(values.get(v.name())));
      values.put(
          equation.target().name(),
          EvalRules.evaluate(program, equation, arguments, step, chances));
    }
    return values;
  }

  /** The outputs of a program by key, those of one key added up. */
  public static Map<String, double[]> outputs(
      Program program, Map<String, double[]> inputs, int step) {
    return outputs(program, run(program, inputs, step));
  }

  /** The outputs of a program by key, from the values of all its variables. */
  public static Map<String, double[]> outputs(Program program, Map<String, double[]> values) {
    var results = new HashMap<String, double[]>();
    for (Program.Output output : program.outputs()) {
      results.merge(output.key(), values.get(output.value().name()), Interpreter::sum);
    }
    return results;
  }

  private static double[] given(Program program, Var input, Map<String, double[]> inputs) {
    double[] value = inputs.get(input.name());
    if (value == null || value.length != program.length(input)) {
      throw new IllegalArgumentException(
          program.name() + " needs " + program.length(input) + " values for " + input);
    }
    return value;
  }

  private static double[] sum(double[] a, double[] b) {
    var sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
