package dev.carousel.bench;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Cotangents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The derivatives of a problem by the interpreter, in double precision: what is right. */
final class Interpreted {
  private final Problem problem;
  private final LayerShape shape;
  private final InterpretedLayer layer;
  private final Map<String, float[]> gradients = new LinkedHashMap<>();

  private Interpreted(Problem problem) {
    this.problem = problem;
    shape = problem.shape();
    CellPrograms programs =
        CellCompiler.programs(problem.work().cell().equations(), shape.units(), shape.inputs());
    var weights = new LinkedHashMap<String, double[]>();
    problem
        .weights()
        .forEach((name, values) -> weights.put(name, doubles(values, 0, values.length)));
    layer = new InterpretedLayer(programs, weights);
    problem.states().forEach((name, values) -> gradients.put(name, new float[values.length]));
  }

  static Map<String, float[]> gradients(Problem problem) {
    var interpreted = new Interpreted(problem);
    for (int example = 0; example < problem.shape().batch(); example++) {
      interpreted.run(example);
    }
    interpreted
        .layer
        .gradients()
        .forEach((name, values) -> interpreted.put(name, values, 0, values.length));
    return interpreted.gradients;
  }

  private void run(int example) {
    int units = shape.units();
    var states = new LinkedHashMap<String, double[]>();
    var none = new LinkedHashMap<String, double[]>();
    problem
        .states()
        .forEach(
            (name, values) -> {
              states.put(name, doubles(values, example * units, units));
              none.put(name, new double[units]);
            });
    Cotangents cotangents =
        layer.backward(
            layer.forward(steps(problem.inputs(), example, shape.inputs()), states),
            steps(problem.cotangents(), example, units),
            none);
    cotangents
        .initialStates()
        .forEach((name, values) -> put(name, values, example * units, values.length));
  }

  private List<double[]> steps(float[] values, int example, int width) {
    var steps = new ArrayList<double[]>();
    for (int t = 0; t < shape.steps(); t++) {
      steps.add(doubles(values, (t * shape.batch() + example) * width, width));
    }
    return steps;
  }

  private static double[] doubles(float[] values, int from, int length) {
    double[] result = new double[length];
    for (int i = 0; i < length; i++) {
      result[i] = values[from + i];
    }
    return result;
  }

  private void put(String name, double[] values, int from, int length) {
    float[] target = gradients.computeIfAbsent(name, _ -> new float[length]);
    for (int i = 0; i < length; i++) {
      target[from + i] = (float) values[i];
    }
  }
}
