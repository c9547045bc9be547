package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compiler's derivative of the two most used cells against one made by hand. */
class HandDerivedGradientTest {
  private static final int UNITS = 5;
  private static final int INPUTS = 3;
  private static final int STEPS = 7;
  private static final double TOLERANCE = 1e-13;

  private final RandomStream random = Streams.named(8, "numbers");

  private double[] numbers(int count) {
    var numbers = new double[count];
    Arrays.setAll(numbers, _ -> random.uniform(-1, 1));
    return numbers;
  }

  private List<double[]> rows(int width) {
    var rows = new ArrayList<double[]>();
    for (int t = 0; t < STEPS; t++) {
      rows.add(numbers(width));
    }
    return rows;
  }

  private final List<double[]> inputs = rows(INPUTS);
  private final List<double[]> outputs = rows(UNITS);

  private Map<String, double[]> weights(CellPrograms cell) {
    var weights = new HashMap<String, double[]>();
    cell.weights().forEach(w -> weights.put(w.name(), numbers(cell.whole().length(w))));
    return weights;
  }

  private Map<String, double[]> compiled(CellPrograms cell, Map<String, double[]> weights) {
    var zero = new HashMap<String, double[]>();
    cell.states().forEach(s -> zero.put(s.name(), new double[UNITS]));
    var layer = new InterpretedLayer(cell, weights);
    layer.backward(layer.forward(inputs, zero), outputs, zero);
    return layer.gradients();
  }

  private static CellPrograms programs(CellEquations equations) {
    return CellCompiler.programs(equations, UNITS, INPUTS);
  }

  private static void agree(
      Set<String> names, Map<String, double[]> expected, Map<String, double[]> actual) {
    assertEquals(names, actual.keySet());
    expected.forEach((name, d) -> assertArrayEquals(d, actual.get(name), TOLERANCE, name));
  }

  @Test
  void the_lstm_agrees() {
    CellPrograms cell = programs(SampleCells.lstm());
    Map<String, double[]> weights = weights(cell);
    agree(
        weights.keySet(),
        HandDerived.lstm(weights, UNITS, inputs, outputs),
        compiled(cell, weights));
  }

  @Test
  void the_gru_that_resets_before_its_product_agrees() {
    CellPrograms cell = programs(SampleCells.gruResetBefore());
    Map<String, double[]> weights = weights(cell);
    agree(
        weights.keySet(),
        HandDerived.gru(weights, UNITS, inputs, outputs),
        compiled(cell, weights));
  }
}
