package dev.carousel.bench;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carousel's own layer, of any equations; weights are packed anew for each step, as in training.
 */
public final class CarouselLayer implements Contender.Run {
  private final Problem problem;
  private final LayerShape shape;
  private final CompiledLayer layer;
  private final Map<String, double[]> weights;
  private final Map<String, double[]> states;
  private final Map<String, double[]> gradients = new LinkedHashMap<>();

  /** Compiles the cell of a problem and copies its numbers. */
  public CarouselLayer(Problem problem) {
    this.problem = problem;
    shape = problem.shape();
    CellPrograms programs =
        CellCompiler.programs(problem.work().cell().equations(), shape.units(), shape.inputs());
    layer = new CompiledLayer(programs, shape.steps(), shape.batch(), false, Derivatives.WEIGHTS);
    weights = doubles(problem.weights());
    states = doubles(problem.states());
    weights.forEach((name, values) -> gradients.put(name, new double[values.length]));
  }

  private static Map<String, double[]> doubles(Map<String, float[]> arrays) {
    var result = new LinkedHashMap<String, double[]>();
    arrays.forEach((name, values) -> result.put(name, doubles(values)));
    return result;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[i]);
    return result;
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  @Override
  public void step() {
    layer.load(weights);
    layer.setInputs(problem.inputs(), 0, shape.steps());
    states.forEach(layer.states()::set);
    layer.forward(shape.steps());
    layer.clearFinalStateCotangents(shape.steps());
    layer.clearGradients();
    layer.backward(shape.steps(), this::writeCotangents, (_, _) -> {});
    gradients.values().forEach(sum -> Arrays.fill(sum, 0));
    layer.addGradients(gradients);
  }

  private void writeCotangents(int step, int steps) {
    Rows rows = layer.outputCotangentRows();
    int first = step * shape.batch();
    for (int row = 0; row < steps * shape.batch(); row++) {
      int from = (first + row) * shape.units();
      System.arraycopy(problem.cotangents(), from, rows.data(), rows.at(row), shape.units());
    }
  }

  @Override
  public Map<String, float[]> gradients() {
    step();
    var result = new LinkedHashMap<String, float[]>();
    states.keySet().forEach(name -> result.put(name, stateGradient(name)));
    gradients.forEach((name, values) -> result.put(name, floats(values)));
    return result;
  }

  private float[] stateGradient(String name) {
    Rows rows = layer.initialStateCotangentRows(name);
    float[] gradient = new float[shape.batch() * shape.units()];
    for (int row = 0; row < shape.batch(); row++) {
      System.arraycopy(rows.data(), rows.at(row), gradient, row * shape.units(), shape.units());
    }
    return gradient;
  }

  @Override
  public void close() {}
}
