package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.Chances;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn is drawn by its place, in training alone. */
class ChanceTest {
  private static final int UNITS = 9;
  private static final int INPUTS = 3;
  private static final int STEPS = 61;

  /** All that can be drawn: anew, held, and for the entries of something. */
  private static final CellEquations CELL =
      CellEquations.of(
              List.of("h"),
              "h",
              """
              v  = held(chance(keep, x)) / keep * x
              d  = chance(0.3)
              e  = chance(1 - keep)
              n  = tanh(W v + U (e * h) + b)
              h' = d * n + (1 - d) * h
              """)
          .withConstant("keep", 0.75);

  private static final ModelSpec SPEC =
      new ModelSpec(CELL, UNITS, 2, true, Format.values(INPUTS, 2, STEPS));

  private static double[] gradient(Model model, long key) {
    double[] parameters = SampleData.parameters(model.layout(), 1);
    var gradient = new double[parameters.length];
    model.draw(key);
    double loss = model.gradient(parameters, SampleData.batch(SPEC.format(), 13, 7), gradient);
    double[] result = Arrays.copyOf(gradient, gradient.length + 1);
    result[gradient.length] = loss;
    return result;
  }

  private static double loss(Model model) {
    var score = new Score(0.5);
    Batch batch = SampleData.batch(SPEC.format(), 13, 7);
    model.evaluate(SampleData.parameters(model.layout(), 1), batch, score);
    return score.value(Metric.LOSS);
  }

  @Test
  void checkpoints_and_threads_change_no_bit() {
    double[] kept = gradient(CompiledModel.of(SPEC), 5);
    for (int steps : List.of(1, 7, 20, Backpropagation.AUTO)) {
      ModelSpec sparse = SPEC.with(new Backpropagation(0, steps));
      assertArrayEquals(kept, gradient(CompiledModel.of(sparse), 5), "every " + steps);
    }
    for (int threads : List.of(2, 3, 14)) {
      try (CompiledModel crew = CompiledModel.of(SPEC, threads)) {
        assertArrayEquals(kept, gradient(crew, 5), threads + " threads");
      }
    }
  }

  @Test
  void compiled_and_interpreted_agree_also_in_windows() {
    for (int window : List.of(0, 8)) {
      ModelSpec spec = SPEC.with(new Backpropagation(window, 0));
      double[] expected = gradient(InterpretedModel.of(spec), 5);
      double[] found = gradient(CompiledModel.of(spec), 5);
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertArrayEquals(expected, found, 2e-4 * largest);
    }
  }

  @Test
  void an_equal_key_gives_equal_draws_and_another_key_others() {
    CompiledModel model = CompiledModel.of(SPEC);
    double[] first = gradient(model, 5);
    double[] other = gradient(model, 6);
    assertFalse(Arrays.equals(first, other));
    assertArrayEquals(first, gradient(model, 5));
  }

  @Test
  void evaluation_takes_means_and_no_draw_changes_it() {
    CompiledModel model = CompiledModel.of(SPEC);
    double before = loss(model);
    gradient(model, 6);
    assertEquals(before, loss(model));
    String means =
        CELL.text()
            .replace("held(chance(keep, x)) / keep", "1")
            .replace("chance(0.3)", "0.3")
            .replace("chance(1 - keep)", "0.25");
    var mean = new ModelSpec(CELL.withText(means), UNITS, 2, true, SPEC.format());
    assertEquals(loss(CompiledModel.of(mean)), before, 1e-6);
    assertEquals(loss(InterpretedModel.of(mean)), loss(InterpretedModel.of(SPEC)), 1e-12);
  }

  /** A cell that puts out what it draws: anew, then held. */
  private static CellPrograms bare() {
    return CellCompiler.programs(
        CellEquations.of(
                List.of("h"),
                "y",
                """
                h' = chance(0.3)
                y  = concat(h', held(chance(0.6)), chance(0.3))
                """)
            .withState("h", "units"),
        UNITS,
        1);
  }

  /** Outputs by sequence and step. */
  private static double[][][] compiled(long key, int batch) {
    CellPrograms cell = bare();
    var layer = new CompiledLayer(cell, STEPS, batch, false, Derivatives.WEIGHTS);
    layer.load(Map.of());
    layer.draw(key);
    layer.setInputs(new float[STEPS * batch], 0, STEPS);
    layer.states().clear();
    layer.forward(STEPS);
    var rows = layer.outputRows();
    return IntStream.range(0, batch)
        .mapToObj(b -> sequence(rows, b, batch))
        .toArray(double[][][]::new);
  }

  private static double[][] sequence(CompiledLayer.Rows rows, int b, int batch) {
    return IntStream.range(0, STEPS)
        .mapToObj(t -> row(rows, t * batch + b))
        .toArray(double[][]::new);
  }

  private static double[] row(CompiledLayer.Rows rows, int row) {
    return IntStream.range(0, 3 * UNITS).mapToDouble(i -> rows.data()[rows.at(row) + i]).toArray();
  }

  private static double[][] interpreted(long key, int sequence) {
    CellPrograms cell = bare();
    var states = new HashMap<String, double[]>();
    states.put("h", new double[UNITS]);
    List<double[]> inputs = IntStream.range(0, STEPS).mapToObj(_ -> new double[1]).toList();
    return new InterpretedLayer(cell, Map.of())
        .forward(0, inputs, states, Chances.drawn(key, sequence))
        .outputs()
        .toArray(double[][]::new);
  }

  @Test
  void compiled_and_interpreted_draw_the_same_numbers() {
    double[][][] found = compiled(11, 7);
    for (int b = 0; b < 7; b++) {
      assertTrue(Arrays.deepEquals(interpreted(11, b), found[b]), "sequence " + b);
    }
  }

  @Test
  void steps_sequences_and_updates_draw_anew_and_what_is_held_is_the_same_at_all_steps() {
    Set<String> anew = new HashSet<>();
    Set<String> held = new HashSet<>();
    for (int key = 0; key < 4; key++) {
      for (double[][] sequence : compiled(key, 5)) {
        for (double[] step : sequence) {
          anew.add(Arrays.toString(Arrays.copyOf(step, UNITS)));
          held.add(Arrays.toString(Arrays.copyOfRange(step, UNITS, 2 * UNITS)));
        }
      }
    }
    assertTrue(held.size() <= 4 * 5 && held.size() > 15, held.size() + " held");
    assertTrue(anew.size() > 200, anew.size() + " anew");
  }

  @Test
  void draws_have_their_mean_and_variance_and_two_of_them_are_independent() {
    double count = 0;
    double ones = 0;
    double both = 0;
    for (int key = 0; key < 20; key++) {
      for (double[][] sequence : compiled(key, 16)) {
        for (double[] step : sequence) {
          for (int i = 0; i < UNITS; i++) {
            count++;
            ones += step[i];
            both += step[i] * step[2 * UNITS + i];
          }
        }
      }
    }
    assertEquals(0.3, ones / count, 5 * Math.sqrt(0.3 * 0.7 / count));
    assertEquals(0.09, both / count, 5 * Math.sqrt(0.09 * 0.91 / count));
  }

  @Test
  void masked_inputs_have_weights_of_the_input() {
    Layout layout = CompiledModel.of(SPEC).layout();
    assertEquals(
        List.of("INPUT", "RECURRENT"),
        layout.blocks().stream().limit(2).map(block -> block.role().name()).toList());
  }
}
