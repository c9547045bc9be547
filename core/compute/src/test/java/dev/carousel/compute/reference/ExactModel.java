package dev.carousel.compute.reference;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.model.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The model of a trajectory in double precision throughout, inputs too, which batches keep in
 * single precision: the interpreted cell, and a readout and losses of its own.
 */
final class ExactModel {
  private final TrajectoryFixture fixture;
  private final Layout layout;
  private final CellPrograms cell;
  private final int units;
  private final int outputs;

  ExactModel(TrajectoryFixture fixture, Layout layout) {
    this.fixture = fixture;
    this.layout = layout;
    units = fixture.dim("H");
    outputs = fixture.dim("O");
    cell = CellCompiler.programs(fixture.spec().equations(), units, fixture.dim("I"));
  }

  /** The mean loss; overwrites the gradient. */
  double gradient(double[] parameters, TrajectoryFixture.Step step, double[] gradient) {
    Arrays.fill(gradient, 0);
    var weights = new HashMap<String, double[]>();
    layout.blocks().forEach(b -> weights.put(b.name(), slice(parameters, b)));
    var layer = new InterpretedLayer(cell, weights);
    Map<String, double[]> readout = new HashMap<>();
    readout.put("readout.W", new double[outputs * units]);
    readout.put("readout.b", new double[outputs]);
    double loss = 0;
    for (int b = 0; b < fixture.dim("B"); b++) {
      loss += sequence(layer, weights, step, b, readout);
    }
    Map<String, double[]> all = layer.gradients();
    all.putAll(readout);
    for (Layout.Block block : layout.blocks()) {
      System.arraycopy(all.get(block.name()), 0, gradient, block.offset(), block.length());
    }
    return loss;
  }

  private static double[] slice(double[] values, Layout.Block block) {
    return Arrays.copyOfRange(values, block.offset(), block.offset() + block.length());
  }

  private double sequence(
      InterpretedLayer layer,
      Map<String, double[]> weights,
      TrajectoryFixture.Step step,
      int b,
      Map<String, double[]> readout) {
    int batch = fixture.dim("B");
    int steps = fixture.dim("T");
    int width = fixture.dim("I");
    var zero = new HashMap<String, double[]>();
    cell.states().forEach(s -> zero.put(s.name(), new double[units]));
    var inputs = new ArrayList<double[]>();
    for (int t = 0; t < steps; t++) {
      int from = (t * batch + b) * width;
      inputs.add(Arrays.copyOfRange(step.x(), from, from + width));
    }
    var run = layer.forward(inputs, zero);
    double[] targets = step.targets();
    List<double[]> cotangents = new ArrayList<>();
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      var cotangent = new double[units];
      boolean each = fixture.isEachStepCounted();
      if (each || t == steps - 1) {
        double target = targets[each ? t * batch + b : b];
        double share = 1.0 / targets.length;
        loss += share * position(weights, run.outputs().get(t), target, share, cotangent, readout);
      }
      cotangents.add(cotangent);
    }
    layer.backward(run, cotangents, zero);
    return loss;
  }

  /** The loss at one position; adds its derivatives times {@code share}. */
  private double position(
      Map<String, double[]> weights,
      double[] h,
      double target,
      double share,
      double[] cotangent,
      Map<String, double[]> readout) {
    double[] matrix = weights.get("readout.W");
    double[] values = weights.get("readout.b").clone();
    for (int i = 0; i < outputs * units; i++) {
      values[i / units] += matrix[i] * h[i % units];
    }
    double loss = fixture.isRegression() ? square(values, target) : softmax(values, (int) target);
    for (int o = 0; o < outputs; o++) {
      double d = values[o] * share;
      readout.get("readout.b")[o] += d;
      for (int k = 0; k < units; k++) {
        readout.get("readout.W")[o * units + k] += d * h[k];
        cotangent[k] += d * matrix[o * units + k];
      }
    }
    return loss;
  }

  private static double square(double[] values, double target) {
    double error = values[0] - target;
    values[0] = 2 * error;
    return error * error;
  }

  private static double softmax(double[] values, int target) {
    double sum = Arrays.stream(values).map(Math::exp).sum();
    double loss = Math.log(sum) - values[target];
    for (int o = 0; o < values.length; o++) {
      values[o] = Math.exp(values[o]) / sum - (o == target ? 1 : 0);
    }
    return loss;
  }
}
