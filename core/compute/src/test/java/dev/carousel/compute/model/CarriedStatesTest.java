package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.Sequence;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that continue others are one long batch whose derivatives are cut between them. */
class CarriedStatesTest {
  private static final int STEPS = 8;
  private static final int PARTS = 3;
  private static final int ROWS = 5;
  private static final int UNITS = 9;

  static Stream<CellEquations> cells() {
    var clock = CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b * sin(t))");
    return Stream.concat(SampleCells.all().stream().map(cell -> cell.at(UNITS)), Stream.of(clock));
  }

  private static ModelSpec spec(CellEquations cell, int truncate) {
    Format format = Format.values(3, 2, STEPS * PARTS);
    return new ModelSpec(cell, UNITS, 2, true, format).with(new Backpropagation(truncate, 0));
  }

  private static double value(int row, int step, int channel) {
    return Math.sin(1 + 7.3 * row + 1.1 * step + 2.9 * channel);
  }

  private static void write(Sequence sequence, int first, int steps) {
    sequence.begin(steps);
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < 3; i++) {
        sequence.input(step, i, value(sequence.row(), first + step, i));
      }
      sequence.target(step, 0, value(sequence.row(), first + step, 5));
      sequence.target(step, 1, value(sequence.row(), first + step, 6));
    }
  }

  private static Batch whole(Format format) {
    return new Batch(format, ROWS).fill(sequence -> write(sequence, 0, STEPS * PARTS));
  }

  /** A part of every row; all but the first part continue, in the rows that {@code carried} has. */
  private static void part(Batch batch, int part, List<Integer> carried) {
    batch.fill(
        sequence -> {
          write(sequence, part * STEPS, STEPS);
          if (part > 0 && carried.contains(sequence.row())) {
            sequence.continues();
          }
        });
  }

  private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4);

  /** The mean of the gradients of the parts, with the mean loss at its end. */
  private static double[] inParts(Model model, Format format, List<Integer> carried) {
    double[] parameters = SampleData.parameters(model.layout(), 1);
    var gradient = new double[parameters.length];
    var mean = new double[parameters.length + 1];
    var batch = new Batch(format, ROWS);
    for (int part = 0; part < PARTS; part++) {
      part(batch, part, carried);
      mean[gradient.length] += model.gradient(parameters, batch, gradient) / PARTS;
      for (int i = 0; i < gradient.length; i++) {
        mean[i] += gradient[i] / PARTS;
      }
    }
    return mean;
  }

  private static double[] atOnce(Model model, Format format) {
    double[] parameters = SampleData.parameters(model.layout(), 1);
    var gradient = new double[parameters.length];
    double loss = model.gradient(parameters, whole(format), gradient);
    double[] result = Arrays.copyOf(gradient, gradient.length + 1);
    result[gradient.length] = loss;
    return result;
  }

  private static void assertNear(double[] expected, double[] found) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, found, 2e-4 * largest);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void parts_of_a_sequence_are_its_windows(CellEquations cell) {
    ModelSpec windows = spec(cell, STEPS);
    double[] expected = atOnce(InterpretedModel.of(windows), windows.format());
    ModelSpec parts = spec(cell, 0);
    assertNear(expected, inParts(InterpretedModel.of(parts), parts.format(), ALL));
    assertNear(expected, inParts(CompiledModel.of(parts), parts.format(), ALL));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void rows_that_do_not_continue_begin_with_the_initial_states(CellEquations cell) {
    ModelSpec spec = spec(cell, 3);
    List<Integer> some = List.of(1, 4);
    double[] expected = inParts(InterpretedModel.of(spec), spec.format(), some);
    assertNear(expected, inParts(CompiledModel.of(spec), spec.format(), some));
  }

  @Test
  void threads_and_checkpoints_change_no_bit() {
    for (Links links : Links.values()) {
      var wiring = new Wiring(3, links, Direction.FORWARD);
      threadsAndCheckpointsChangeNoBit(spec(SampleCells.lstm(), 0).with(wiring));
      threadsAndCheckpointsChangeNoBit(spec(SampleCells.lstm(), 3).with(wiring));
    }
  }

  private static void threadsAndCheckpointsChangeNoBit(ModelSpec spec) {
    double[] alone = inParts(CompiledModel.of(spec), spec.format(), ALL);
    assertNear(inParts(InterpretedModel.of(spec), spec.format(), ALL), alone);
    int truncate = spec.backpropagation().truncate();
    ModelSpec sparse = spec.with(new Backpropagation(truncate, 2));
    assertArrayEquals(alone, inParts(CompiledModel.of(sparse), spec.format(), ALL));
    try (CompiledModel crew = CompiledModel.of(spec, 2)) {
      assertArrayEquals(alone, inParts(crew, spec.format(), ALL));
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void an_evaluation_carries_states_of_its_own(CellEquations cell) {
    ModelSpec spec = spec(cell, 0);
    for (Model model : List.of(CompiledModel.of(spec), InterpretedModel.of(spec))) {
      double[] parameters = SampleData.parameters(model.layout(), 1);
      var expected = new Score(0.5);
      model.evaluate(parameters, whole(spec.format()), expected);
      var found = new Score(0.5);
      var batch = new Batch(spec.format(), ROWS);
      for (int part = 0; part < PARTS; part++) {
        part(batch, part, ALL);
        model.evaluate(parameters, batch, found);
        model.gradient(parameters, whole(spec.format()), new double[parameters.length]);
      }
      assertEquals(expected.value(Metric.LOSS), found.value(Metric.LOSS), 1e-6);
    }
  }

  @Test
  void a_fresh_start_forgets() {
    ModelSpec spec = spec(SampleCells.all().getFirst().at(UNITS), 0);
    var losses = new ArrayList<Double>();
    for (boolean fresh : List.of(true, false)) {
      Model model = CompiledModel.of(spec);
      double[] parameters = SampleData.parameters(model.layout(), 1);
      var batch = new Batch(spec.format(), ROWS);
      part(batch, 0, ALL);
      model.gradient(parameters, batch, new double[parameters.length]);
      part(batch, 1, ALL);
      if (fresh) {
        batch.startAfresh();
      }
      losses.add(model.gradient(parameters, batch, new double[parameters.length]));
    }
    assertTrue(Math.abs(losses.get(0) - losses.get(1)) > 1e-6, losses::toString);
  }

  @Test
  void only_a_sequence_as_long_as_its_batch_is_continued() {
    Format format = Format.values(3, 2, STEPS);
    var batch = new Batch(format, 2);
    batch.fill(sequence -> write(sequence, 0, STEPS - sequence.row()));
    assertThrows(
        IllegalStateException.class,
        () ->
            batch.fill(
                sequence -> {
                  write(sequence, 0, STEPS);
                  sequence.continues();
                }));
  }

  @Test
  void missing_values_enter_no_loss() {
    Format format = Format.values(1, 2, 1);
    var losses = new Losses(format);
    Batch batch =
        new Batch(format, 1)
            .fill(
                sequence -> {
                  sequence.begin(1);
                  sequence.target(0, 0, 3);
                  sequence.missing(0, 1);
                });
    double[] readout = {1, 7};
    assertTrue(losses.correct(readout, batch, 0, 2));
    assertEquals(4, losses.lossAndGradient(readout, batch, 0));
    assertArrayEquals(new double[] {-4, 0}, readout);
  }
}
