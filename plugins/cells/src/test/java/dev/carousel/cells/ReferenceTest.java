package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Cell;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The built-in cells against numbers that PyTorch computed in double, weights by name: outputs,
 * last states, and the gradients of all weights, inputs and first states. Tolerances are relative
 * to the largest entry of a tensor; compiled cells compute in single precision.
 */
final class ReferenceTest {
  private static final double OUTPUTS = 1e-12;
  private static final double GRADIENTS = 1e-10;
  private static final double FLOAT_OUTPUTS = 1e-5;
  private static final double FLOAT_GRADIENTS = 1e-4;

  static Stream<Fixture> cells() {
    return Fixture.all();
  }

  @Test
  void there_are_cells_to_compare() {
    assertTrue(cells().count() >= 48, "48 cases or more");
  }

  private static CellPrograms programs(Fixture fixture) {
    Cell cell = FixtureCells.of(fixture);
    assertEquals(fixture.dim("H"), cell.units());
    return CellCompiler.programs(cell.equations(), cell.units(), fixture.dim("I"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void weights_are_those_of_the_reference(Fixture fixture) {
    CellPrograms cell = programs(fixture);
    Map<String, Integer> found =
        cell.weights().stream().collect(Collectors.toMap(w -> w.name(), cell.whole()::length));
    var expected = new HashMap<String, Integer>();
    fixture.tensors("weights").forEach((name, values) -> expected.put(name, values.length));
    assertEquals(expected, found);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interpreted_it_computes_the_numbers_of_the_reference(Fixture fixture) {
    var layer = new InterpretedLayer(programs(fixture), fixture.tensors("weights"));
    for (int b = 0; b < fixture.dim("B"); b++) {
      interpret(fixture, layer, b);
    }
    agree(GRADIENTS, fixture.tensors("gradients.weights"), layer.gradients());
  }

  private static void interpret(Fixture fixture, InterpretedLayer layer, int b) {
    var run =
        layer.forward(
            fixture.sequence(fixture.tensor("x"), b),
            fixture.example(fixture.tensors("initial_state"), b));
    agree(
        "outputs",
        OUTPUTS,
        flat(fixture.sequence(fixture.tensor("outputs"), b)),
        flat(run.outputs()));
    agree(OUTPUTS, fixture.example(fixture.tensors("final_state"), b), run.finalStates());
    var back =
        layer.backward(
            run,
            fixture.sequence(fixture.tensor("cotangent.outputs"), b),
            fixture.example(fixture.tensors("cotangent.final_state"), b));
    agree(
        "d x",
        GRADIENTS,
        flat(fixture.sequence(fixture.tensor("gradients.x"), b)),
        flat(back.inputs()));
    agree(
        GRADIENTS,
        fixture.example(fixture.tensors("gradients.initial_state"), b),
        back.initialStates());
  }

  private static double[] flat(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void compiled_it_computes_the_numbers_of_the_reference(Fixture fixture) {
    CellPrograms cell = programs(fixture);
    int steps = fixture.dim("T");
    int batch = fixture.dim("B");
    var layer = new CompiledLayer(cell, steps, batch, false, Derivatives.WEIGHTS_AND_INPUTS);
    layer.load(fixture.tensors("weights"));
    layer.setInputs(floats(fixture.tensor("x")), 0, steps);
    fixture.tensors("initial_state").forEach(layer.states()::set);
    layer.forward(steps);
    double[] outputs = fixture.tensor("outputs");
    agree("outputs", FLOAT_OUTPUTS, outputs, read(layer.outputRows(), steps * batch, outputs));
    fixture
        .tensors("final_state")
        .forEach(
            (name, value) ->
                agree(
                    name,
                    FLOAT_OUTPUTS,
                    value,
                    read(layer.states().rows(name, steps), batch, value)));
    backward(fixture, cell, layer);
  }

  private static void backward(Fixture fixture, CellPrograms cell, CompiledLayer layer) {
    int steps = fixture.dim("T");
    int batch = fixture.dim("B");
    double[] d = fixture.tensor("cotangent.outputs");
    int width = d.length / (steps * batch);
    double[] dx = fixture.tensor("gradients.x");
    int inputs = dx.length / (steps * batch);
    var foundDx = new double[dx.length];
    layer.clearGradients();
    fixture
        .tensors("cotangent.final_state")
        .forEach((name, value) -> layer.setFinalStateCotangents(name, steps, value));
    var gradients = new HashMap<String, double[]>();
    cell.weights().forEach(w -> gradients.put(w.name(), new double[cell.whole().length(w)]));
    layer.backward(
        steps,
        (step, count) -> write(d, step * batch, count * batch, width, layer.outputCotangentRows()),
        (step, count) ->
            read(layer.inputCotangentRows(), count * batch, inputs, foundDx, step * batch));
    layer.addGradients(gradients);
    agree(FLOAT_GRADIENTS, fixture.tensors("gradients.weights"), gradients);
    agree("d x", FLOAT_GRADIENTS, dx, foundDx);
    fixture
        .tensors("gradients.initial_state")
        .forEach(
            (name, value) ->
                agree(
                    "d " + name,
                    FLOAT_GRADIENTS,
                    value,
                    read(layer.initialStateCotangentRows(name), batch, value)));
  }

  private static float[] floats(double[] values) {
    var result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] read(Rows rows, int count, double[] like) {
    var result = new double[like.length];
    read(rows, count, like.length / count, result, 0);
    return result;
  }

  /** Reads some rows into those of {@code result} from the one of number {@code first} on. */
  private static void read(Rows rows, int count, int width, double[] result, int first) {
    for (int i = 0; i < count * width; i++) {
      result[first * width + i] = rows.data()[rows.at(i / width) + i % width];
    }
  }

  /** Writes the rows of {@code values} from the one of number {@code first} on. */
  private static void write(double[] values, int first, int count, int width, Rows rows) {
    for (int i = 0; i < count * width; i++) {
      rows.data()[rows.at(i / width) + i % width] = (float) values[first * width + i];
    }
  }

  private static void agree(
      double tolerance, Map<String, double[]> expected, Map<String, double[]> found) {
    expected.forEach((name, values) -> agree(name, tolerance, values, found.get(name)));
  }

  private static void agree(String what, double tolerance, double[] expected, double[] found) {
    assertEquals(expected.length, found.length, what);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], tolerance * Math.max(largest, 1e-300), what);
    }
  }
}
