package dev.carousel.compute.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.model.SampleCells;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.random.Streams;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one cell computes for a sequence depends on nothing but that sequence, to the last bit. */
class CompiledLayerTest {
  private static final int UNITS = 9;
  private static final int INPUTS = 3;
  private static final int STEPS = 6;
  private static final int BATCH = 5;

  static Stream<SampleCells.Sample> cells() {
    return SampleCells.all().stream();
  }

  private final CellData data = new CellData();

  /** A cell's weights, inputs and cotangents, the same for every test. */
  private static final class CellData {
    private double[] numbers(String name, int count) {
      var random = Streams.named(3, name);
      var result = new double[count];
      Arrays.setAll(result, _ -> 0.5 * random.gaussian());
      return result;
    }

    private float[] floats(String name, int count) {
      double[] numbers = numbers(name, count);
      var result = new float[count];
      for (int i = 0; i < count; i++) {
        result[i] = (float) numbers[i];
      }
      return result;
    }

    Map<String, double[]> weights(CellPrograms cell) {
      var weights = new HashMap<String, double[]>();
      for (Var weight : cell.weights()) {
        weights.put(weight.name(), numbers(weight.name(), cell.whole().length(weight)));
      }
      return weights;
    }

    float[] inputs() {
      return floats("inputs", STEPS * BATCH * INPUTS);
    }

    double[] states(String state, int size) {
      return numbers("state " + state, BATCH * size);
    }

    float[] cotangents(int size) {
      return floats("cotangents", STEPS * BATCH * size);
    }
  }

  /** What a run computes for single sequences: rows of outputs and of cotangents. */
  private record Results(float[][][] outputs, float[][][] inputCotangents) {}

  private CellPrograms programs(SampleCells.Sample cell) {
    return CellCompiler.programs(cell.at(UNITS), UNITS, INPUTS);
  }

  /** Runs the sequences {@code first} to {@code first + count} of the data in one batch. */
  private Results run(
      CellPrograms cell,
      CompiledLayer layer,
      int first,
      int count,
      Map<String, double[]> gradients) {
    layer.load(data.weights(cell));
    layer.setInputs(columns(data.inputs(), INPUTS, first, count), 0, STEPS);
    layer.clearFinalStateCotangents(STEPS);
    layer.clearGradients();
    for (Var state : cell.states()) {
      int size = cell.whole().length(state);
      double[] all = data.states(state.name(), size);
      layer
          .states()
          .set(state.name(), Arrays.copyOfRange(all, first * size, (first + count) * size));
    }
    layer.forward(STEPS);
    int width = cell.step().length(cell.output());
    float[] cotangents = columns(data.cotangents(width), width, first, count);
    var outputs = new float[count][STEPS][];
    var inputCotangents = new float[count][STEPS][];
    read(layer.outputRows(), 0, STEPS, width, outputs);
    layer.backward(
        STEPS,
        (step, steps) ->
            write(cotangents, step * count, steps * count, width, layer.outputCotangentRows()),
        (step, steps) -> read(layer.inputCotangentRows(), step, steps, INPUTS, inputCotangents));
    layer.addGradients(gradients);
    return new Results(outputs, inputCotangents);
  }

  private static Map<String, double[]> zeros(CellPrograms cell) {
    var zeros = new HashMap<String, double[]>();
    cell.weights().forEach(w -> zeros.put(w.name(), new double[cell.whole().length(w)]));
    return zeros;
  }

  /** Some of the sequences of [STEPS, BATCH, width]. */
  private static float[] columns(float[] values, int width, int first, int count) {
    var some = new float[STEPS * count * width];
    for (int t = 0; t < STEPS; t++) {
      System.arraycopy(values, (t * BATCH + first) * width, some, t * count * width, count * width);
    }
    return some;
  }

  private static void write(float[] values, int first, int count, int width, Rows rows) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(values, (first + row) * width, rows.data(), rows.at(row), width);
    }
  }

  /** Copies some steps, by sequence and step. */
  private static void read(Rows rows, int step, int steps, int width, float[][][] result) {
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < result.length; b++) {
        int from = rows.at(t * result.length + b);
        result[b][step + t] = Arrays.copyOfRange(rows.data(), from, from + width);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_batch_is_as_many_batches_of_one(SampleCells.Sample sample) {
    CellPrograms cell = programs(sample);
    var together = new CompiledLayer(cell, STEPS, BATCH, false, Derivatives.WEIGHTS_AND_INPUTS);
    Results all = run(cell, together, 0, BATCH, zeros(cell));
    for (int b = 0; b < BATCH; b++) {
      Results one =
          run(
              cell,
              new CompiledLayer(cell, STEPS, 1, false, Derivatives.WEIGHTS_AND_INPUTS),
              b,
              1,
              zeros(cell));
      assertArrayEquals(one.outputs()[0], all.outputs()[b], "outputs of sequence " + b);
      assertArrayEquals(one.inputCotangents()[0], all.inputCotangents()[b], "d[x] of " + b);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void what_lies_beside_a_row_reaches_no_result(SampleCells.Sample sample) {
    CellPrograms cell = programs(sample);
    Map<String, double[]> expectedGradients = zeros(cell);
    var clean = new CompiledLayer(cell, STEPS, BATCH, false, Derivatives.WEIGHTS_AND_INPUTS);
    Results expected = run(cell, clean, 0, BATCH, expectedGradients);
    var poisoned = new CompiledLayer(cell, STEPS, BATCH, false, Derivatives.WEIGHTS_AND_INPUTS);
    poison(cell, poisoned);
    Map<String, double[]> gradients = zeros(cell);
    Results actual = run(cell, poisoned, 0, BATCH, gradients);
    assertArrayEquals(expected.outputs(), actual.outputs());
    assertArrayEquals(expected.inputCotangents(), actual.inputCotangents());
    expectedGradients.forEach((name, d) -> assertArrayEquals(d, gradients.get(name), "d " + name));
    assertEquals(expectedGradients.keySet(), gradients.keySet());
  }

  /** Fills every buffer that shows with NaN, valid entries and padding alike. */
  private static void poison(CellPrograms cell, CompiledLayer layer) {
    Arrays.fill(layer.outputRows().data(), Float.NaN);
    Arrays.fill(layer.outputCotangentRows().data(), Float.NaN);
    Arrays.fill(layer.inputCotangentRows().data(), Float.NaN);
    for (Var state : cell.states()) {
      Arrays.fill(layer.states().rows(state.name(), 0).data(), Float.NaN);
      Arrays.fill(layer.initialStateCotangentRows(state.name()).data(), Float.NaN);
    }
  }
}
