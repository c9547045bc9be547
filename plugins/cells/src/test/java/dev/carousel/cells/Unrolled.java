package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A cell run by the interpreter over one random sequence. A weight's values follow from its name
 * and length alone, so that equal names of two cells hold equal values.
 */
record Unrolled(CellEquations equations, int units, Map<String, double[]> changed) {
  static final int STEPS = 12;
  private static final int INPUTS = 3;

  static Unrolled of(Cell cell) {
    return of(cell.equations(), cell.units());
  }

  static Unrolled of(CellEquations equations, int units) {
    return new Unrolled(equations, units, Map.of());
  }

  Unrolled with(String weight, double... values) {
    var weights = new HashMap<>(changed);
    weights.put(weight, values);
    return new Unrolled(equations, units, weights);
  }

  /** A weight all of whose entries are one value. */
  Unrolled all(String weight, double value) {
    return with(weight, Arrays.stream(values(weight)).map(_ -> value).toArray());
  }

  /** The weight named first takes the values of the second, times a factor. */
  Unrolled like(String weight, double factor, String other) {
    int length = values(weight).length;
    return with(
        weight, Arrays.stream(random(other, length)).map(value -> factor * value).toArray());
  }

  /** A square matrix with the values of a vector's name on its diagonal. */
  Unrolled diagonal(String weight, String vector) {
    double[] diagonal = random(vector, units);
    var matrix = new double[units * units];
    for (int i = 0; i < units; i++) {
      matrix[i * units + i] = diagonal[i];
    }
    return with(weight, matrix);
  }

  static double[] random(String name, int length) {
    var random = Streams.named(7, name);
    return IntStream.range(0, length).mapToDouble(_ -> 0.7 * random.gaussian()).toArray();
  }

  private CellPrograms programs() {
    return CellCompiler.programs(equations, units, INPUTS);
  }

  private double[] values(String weight) {
    return weights(programs()).get(weight);
  }

  private Map<String, double[]> weights(CellPrograms cell) {
    var weights = new HashMap<String, double[]>();
    for (Var weight : cell.weights()) {
      weights.put(weight.name(), random(weight.name(), cell.whole().length(weight)));
    }
    if (!weights.keySet().containsAll(changed.keySet())) {
      throw new IllegalArgumentException("no such weights among " + changed.keySet());
    }
    weights.putAll(changed);
    return weights;
  }

  /** The inputs of all steps. */
  static List<double[]> inputs() {
    return IntStream.range(0, STEPS).mapToObj(t -> random("x" + t, INPUTS)).toList();
  }

  /** Runs the random inputs from states that also follow from their names. */
  InterpretedLayer.Unrolled run() {
    CellPrograms cell = programs();
    var states = new HashMap<String, double[]>();
    cell.states().forEach(s -> states.put(s.name(), random(s.name(), cell.whole().length(s))));
    return run(inputs(), states);
  }

  InterpretedLayer.Unrolled run(List<double[]> inputs, Map<String, double[]> states) {
    CellPrograms cell = programs();
    return new InterpretedLayer(cell, weights(cell)).forward(inputs, states);
  }

  /** Runs the random inputs from states of zeros. */
  InterpretedLayer.Unrolled fromZero() {
    CellPrograms cell = programs();
    var states = new HashMap<String, double[]>();
    cell.states().forEach(s -> states.put(s.name(), new double[cell.whole().length(s)]));
    return run(inputs(), states);
  }

  /** What it puts out at all steps, from states that follow from their names. */
  double[] outputs() {
    return run().outputs().stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
