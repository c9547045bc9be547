package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled kernels, in single precision, against cells computed by PyTorch in double. The tolerance
 * is relative to the largest entry of each tensor.
 */
class CompiledCellReferenceTest {
  private static final double OUTPUTS = 1e-5;
  private static final double GRADIENTS = 1e-4;

  static Stream<CellFixture> cells() {
    return InterpretedCellReferenceTest.cells();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputs_and_gradients_agree(CellFixture fixture) {
    CellPrograms cell =
        CellCompiler.programs(fixture.equations(), fixture.dim("H"), fixture.dim("I"));
    int steps = fixture.dim("T");
    int batch = fixture.dim("B");
    var layer = new CompiledLayer(cell, steps, batch, false, Derivatives.WEIGHTS_AND_INPUTS);
    layer.load(fixture.weights());
    layer.setInputs(floats(fixture.inputs()), 0, steps);
    fixture.initialStates().forEach(layer.states()::set);
    layer.forward(steps);
    int rows = steps * batch;
    agree("outputs", OUTPUTS, fixture.outputs(), read(layer.outputRows(), rows, fixture.outputs()));
    fixture
        .finalStates()
        .forEach(
            (name, value) ->
                agree(name, OUTPUTS, value, read(layer.states().rows(name, steps), batch, value)));
    backward(fixture, cell, layer);
  }

  private static void backward(CellFixture fixture, CellPrograms cell, CompiledLayer layer) {
    int steps = fixture.dim("T");
    int batch = fixture.dim("B");
    double[] d = fixture.outputCotangents();
    int width = d.length / (steps * batch);
    double[] dx = fixture.inputGradients();
    int inputs = dx.length / (steps * batch);
    var foundDx = new double[dx.length];
    layer.clearGradients();
    fixture
        .finalStateCotangents()
        .forEach((name, value) -> layer.setFinalStateCotangents(name, steps, value));
    Map<String, double[]> gradients = new HashMap<>();
    cell.weights().forEach(w -> gradients.put(w.name(), new double[cell.whole().length(w)]));
    layer.backward(
        steps,
        (step, count) -> write(d, step * batch, count * batch, width, layer.outputCotangentRows()),
        (step, count) ->
            read(layer.inputCotangentRows(), count * batch, inputs, foundDx, step * batch));
    layer.addGradients(gradients);
    fixture
        .weightGradients()
        .forEach((name, value) -> agree("d " + name, GRADIENTS, value, gradients.get(name)));
    agree("d x", GRADIENTS, dx, foundDx);
    fixture
        .initialStateGradients()
        .forEach(
            (name, value) ->
                agree(
                    "d " + name,
                    GRADIENTS,
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

  private static void agree(String what, double tolerance, double[] expected, double[] actual) {
    double difference = Agreement.relative(expected, actual);
    assertTrue(difference <= tolerance, what + " differs by " + difference);
  }
}
