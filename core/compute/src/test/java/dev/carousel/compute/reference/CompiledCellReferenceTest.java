package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.sequence.CompiledLayer;
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
    var layer = new CompiledLayer(cell, steps, batch, false, true);
    layer.load(fixture.weights());
    layer.setInputs(floats(fixture.inputs()), steps);
    fixture.initialStates().forEach(layer::setInitialStates);
    layer.forward(steps);
    int rows = steps * batch;
    agree("outputs", OUTPUTS, fixture.outputs(), read(layer.outputRows(), rows, fixture.outputs()));
    fixture
        .finalStates()
        .forEach(
            (name, value) ->
                agree(name, OUTPUTS, value, read(layer.stateRows(name, steps), batch, value)));
    backward(fixture, cell, layer);
  }

  private static void backward(CellFixture fixture, CellPrograms cell, CompiledLayer layer) {
    int steps = fixture.dim("T");
    int batch = fixture.dim("B");
    write(fixture.outputCotangents(), layer.outputCotangentRows(), steps * batch);
    fixture
        .finalStateCotangents()
        .forEach((name, d) -> layer.setFinalStateCotangents(name, steps, d));
    Map<String, double[]> gradients = new HashMap<>();
    cell.weights().forEach(w -> gradients.put(w.name(), new double[cell.whole().length(w)]));
    layer.backward(steps, gradients);
    fixture
        .weightGradients()
        .forEach((name, d) -> agree("d " + name, GRADIENTS, d, gradients.get(name)));
    double[] dx = fixture.inputGradients();
    agree("d x", GRADIENTS, dx, read(layer.inputCotangentRows(), steps * batch, dx));
    fixture
        .initialStateGradients()
        .forEach(
            (name, d) ->
                agree(
                    "d " + name,
                    GRADIENTS,
                    d,
                    read(layer.initialStateCotangentRows(name), batch, d)));
  }

  private static float[] floats(double[] values) {
    var result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] read(Rows rows, int count, double[] like) {
    int width = like.length / count;
    var result = new double[like.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = rows.data()[rows.offset() + i / width * rows.stride() + i % width];
    }
    return result;
  }

  private static void write(double[] values, Rows rows, int count) {
    int width = values.length / count;
    for (int i = 0; i < values.length; i++) {
      rows.data()[rows.offset() + i / width * rows.stride() + i % width] = (float) values[i];
    }
  }

  private static void agree(String what, double tolerance, double[] expected, double[] actual) {
    double difference = Agreement.relative(expected, actual);
    assertTrue(difference <= tolerance, what + " differs by " + difference);
  }
}
