package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers joined in every way: gradients, agreement of both executions, and no bit by chance. */
class WiringTest {
  private static final int SEQUENCES = 5;
  private static final double STEP = 1e-5;

  private static final CellEquations SIMPLE =
      CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");

  /** A cell that knows the time, draws, and gives the cotangent of its state to its input. */
  private static final CellEquations ODD =
      CellEquations.of(
          List.of("h", "c"),
          "y",
          """
          c' = tanh(W x) + 0.5 * c + chance(0.7) * (U h)
          h' = tanh(c' + 0.1 * sin(t)) * held(chance(0.8))
          y = tanh(V c + h)
          """);

  private static final List<CellEquations> CELLS =
      List.of(SIMPLE, SampleCells.lstm(), SampleCells.gruResetAfter(), ODD);

  private static final Regularization DROPPING = new Regularization(0.2, 0.3, 0.4, false, 2);
  private static final Regularization HOLDING = new Regularization(0.3, 0.2, 0.1, true, 0);

  static Stream<Wiring> wirings() {
    return Stream.of(1, 2, 3)
        .flatMap(
            layers ->
                Stream.of(Direction.values())
                    .flatMap(
                        direction ->
                            Stream.of(Links.values())
                                .map(links -> new Wiring(layers, links, direction))));
  }

  /** A model and sequences of different lengths. */
  private record Case(CellEquations cell, Wiring wiring, Regularization how, Format format) {
    ModelSpec spec(int units) {
      return new ModelSpec(cell, units, 1, true, format).with(wiring).with(how);
    }

    /** The penalty is no part of the loss that is reported. */
    Case withoutPenalty() {
      var dropping =
          new Regularization(how.dropout(), how.inputDropout(), how.outputDropout(), how.held(), 0);
      return new Case(cell, wiring, dropping, format);
    }

    Batch batch(int sequences) {
      return SampleData.batch(format, sequences, 4);
    }
  }

  /** Each cell with tokens and with numbers, and all kinds of dropout by turns. */
  private static List<Case> cases(Wiring wiring, int inputs, int steps) {
    List<Regularization> hows = List.of(Regularization.NONE, DROPPING, HOLDING);
    var cases = new ArrayList<Case>();
    for (CellEquations cell : CELLS) {
      for (boolean tokens : List.of(true, false)) {
        Target target = tokens ? Target.CLASS : Target.VALUES;
        Regularization how = hows.get((cases.size() + wiring.layers()) % hows.size());
        Format format = SampleData.format(target, tokens, inputs, 2, steps);
        cases.add(new Case(cell, wiring, how, format));
      }
    }
    return cases;
  }

  /** The gradient, with the loss at its end. */
  private static double[] gradient(Model model, Batch batch) {
    double[] parameters = SampleData.parameters(model.layout(), 3);
    var gradient = new double[parameters.length];
    model.draw(7);
    double loss = model.gradient(parameters, batch, gradient);
    double[] result = Arrays.copyOf(gradient, gradient.length + 1);
    result[gradient.length] = loss;
    return result;
  }

  private static double loss(Model model, double[] parameters, Batch batch) {
    var score = new Score(0);
    model.evaluate(parameters, batch, score);
    return score.value(Metric.LOSS);
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void the_gradient_is_the_slope_of_the_loss(Wiring wiring) {
    for (Case c : cases(wiring, 2, 4)) {
      if (List.of(SIMPLE, ODD).contains(c.cell())) {
        checkSlope(c.withoutPenalty());
      }
    }
  }

  private static void checkSlope(Case c) {
    Model model = InterpretedModel.of(c.spec(2));
    Batch batch = c.batch(2);
    double[] parameters = SampleData.parameters(model.layout(), 3);
    double[] found = gradient(model, batch);
    double largest = Arrays.stream(found).map(Math::abs).max().orElseThrow();
    ToDoubleFunction<double[]> loss = at -> model.gradient(at, batch, new double[at.length]);
    for (Layout.Block block : model.layout().blocks()) {
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        double value = parameters[i];
        parameters[i] = value + STEP;
        double above = loss.applyAsDouble(parameters);
        parameters[i] = value - STEP;
        double below = loss.applyAsDouble(parameters);
        parameters[i] = value;
        String where = block.name() + " of " + c;
        assertEquals((above - below) / (2 * STEP), found[i], 1e-6 * largest, where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void compiled_and_interpreted_models_agree(Wiring wiring) {
    for (Case c : cases(wiring, 6, 37)) {
      Batch batch = c.batch(SEQUENCES);
      double[] expected = gradient(InterpretedModel.of(c.spec(9)), batch);
      CompiledModel compiled = CompiledModel.of(c.spec(9));
      double[] found = gradient(compiled, batch);
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      assertArrayEquals(expected, found, 2e-5 * largest, c::toString);
      double[] parameters = SampleData.parameters(compiled.layout(), 3);
      double loss = loss(InterpretedModel.of(c.spec(9)), parameters, batch);
      assertEquals(loss, loss(compiled, parameters, batch), 1e-5 * loss, c::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void no_bit_depends_on_threads_checkpoints_or_batches_before(Wiring wiring) {
    for (Case c : cases(wiring, 6, 61)) {
      if (!List.of(SampleCells.lstm(), ODD).contains(c.cell())) {
        continue;
      }
      Batch batch = c.batch(SEQUENCES);
      double[] alone = gradient(CompiledModel.of(c.spec(9)), batch);
      double[] parameters = SampleData.parameters(CompiledModel.of(c.spec(9)).layout(), 3);
      double loss = loss(CompiledModel.of(c.spec(9)), parameters, batch);
      for (int threads : List.of(1, 2, 3)) {
        try (Model model = CompiledModel.of(c.spec(9), threads)) {
          model.gradient(parameters, SampleData.batch(c.format(), SEQUENCES, 9), alone.clone());
          assertArrayEquals(alone, gradient(model, batch), c::toString);
          assertEquals(loss, loss(model, parameters, batch), c::toString);
        }
      }
      for (int checkpoint : List.of(1, 16)) {
        if (wiring.direction() == Direction.FORWARD) {
          ModelSpec spec = c.spec(9).with(new Backpropagation(0, checkpoint));
          assertArrayEquals(alone, gradient(CompiledModel.of(spec), batch), c::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void windows_agree_with_the_interpreter(Links links) {
    var wiring = new Wiring(3, links, Direction.FORWARD);
    for (Case c : cases(wiring, 6, 37)) {
      ModelSpec spec = c.spec(9).with(new Backpropagation(8, 0));
      Batch batch = c.batch(SEQUENCES);
      double[] expected = gradient(InterpretedModel.of(spec), batch);
      double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
      double[] found = gradient(CompiledModel.of(spec), batch);
      assertArrayEquals(expected, found, 2e-5 * largest, c::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void a_loop_written_out_by_hand_gives_the_same_loss(Wiring wiring) {
    Format format = Format.values(4, 2, 9);
    var spec = new ModelSpec(SIMPLE, 4, 1, true, format).with(wiring);
    Model model = InterpretedModel.of(spec);
    double[] parameters = SampleData.parameters(model.layout(), 3);
    Batch batch = SampleData.batch(format, SEQUENCES, 4);
    double expected = new WrittenOut(wiring, model.layout(), parameters, 4).loss(batch);
    assertEquals(expected, loss(model, parameters, batch), 1e-12 * expected);
    assertEquals(expected, gradient(model, batch)[parameters.length], 1e-12 * expected);
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void a_batch_is_as_its_sequences_one_by_one(Wiring wiring) {
    Case c = cases(wiring, 6, 37).getFirst();
    CompiledModel model = CompiledModel.of(c.spec(9));
    double[] parameters = SampleData.parameters(model.layout(), 3);
    var alone = new Score(0);
    for (int length : List.of(37, 1, 20)) {
      model.evaluate(parameters, ofLengths(c.format(), length), alone);
    }
    var together = new Score(0);
    model.evaluate(parameters, ofLengths(c.format(), 37, 1, 20), together);
    double loss = alone.value(Metric.LOSS);
    assertEquals(loss, together.value(Metric.LOSS), 1e-6 * loss);
  }

  private static Batch ofLengths(Format format, int... lengths) {
    var next = Arrays.stream(lengths).iterator();
    return new Batch(format, lengths.length)
        .fill(
            sequence -> {
              int length = next.next();
              SampleData.ofLength(format, length, length).next(sequence);
            });
  }

  @Test
  void one_layer_that_reads_both_ways_is_two_models_that_read_one_way_each() {
    Format format = Format.values(3, 2, 6);
    var both = new Wiring(1, Links.NONE, Direction.BOTH);
    Model model =
        CompiledModel.of(new ModelSpec(SampleCells.lstm(), 4, 1, true, format).with(both));
    double[] parameters = SampleData.parameters(model.layout(), 3);
    double loss = 0;
    int counted = 0;
    Batch batch = SampleData.batch(format, 3, 4);
    var ways = new TwoWays(format, model.layout(), parameters);
    for (int b = 0; b < 3; b++) {
      for (int t = 0; t < batch.length(b); t++) {
        if (batch.counted()[t * 3 + b]) {
          loss += ways.loss(batch, t, b);
          counted++;
        }
      }
    }
    assertEquals(loss / counted, loss(model, parameters, batch), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void a_model_that_is_fed_step_by_step_is_joined_too(Links links) {
    Format format = Format.nextToken(5, 12);
    var spec =
        new ModelSpec(SampleCells.lstm(), 4, 1, true, format)
            .with(new Wiring(3, links, Direction.FORWARD));
    Model model = InterpretedModel.of(spec);
    double[] parameters = SampleData.parameters(model.layout(), 3);
    var batch = new Batch(format, 1).fill(SampleData.ofLength(format, 12, 2));
    StepByStep steps = StepByStep.of(spec, parameters);
    var losses = new Losses(format);
    double sum = 0;
    int counted = 0;
    for (int t = 0; t < 12; t++) {
      double[] readout = steps.next(batch.tokens()[t]);
      counted += batch.counted()[t] ? 1 : 0;
      sum += batch.counted()[t] ? losses.lossAndGradient(readout, batch, t) : 0;
    }
    assertEquals(sum / counted, loss(model, parameters, batch), 1e-12);
  }

  @Test
  void what_needs_the_sequence_from_its_beginning_is_refused_both_ways() {
    Format format = Format.nextToken(5, 12);
    var both = new Wiring(1, Links.NONE, Direction.BOTH);
    ModelSpec spec = new ModelSpec(SIMPLE, 4, 1, false, format).with(both);
    Layout layout = CompiledModel.of(spec).layout();
    var parameters = new double[layout.length()];
    assertRefused(() -> StepByStep.of(spec, parameters));
    assertRefused(() -> spec.with(new Backpropagation(4, 0)));
    assertRefused(() -> spec.with(new Backpropagation(0, 4)));
    var batch = new Batch(format, 1).fill(SampleData.ofLength(format, 12, 2));
    batch.fill(
        sequence -> {
          sequence.begin(12);
          sequence.continues();
          sequence.counts(0);
        });
    var score = new Score(0);
    for (Model model : List.of(CompiledModel.of(spec), InterpretedModel.of(spec))) {
      assertRefused(() -> model.gradient(parameters, batch, new double[parameters.length]));
      assertRefused(() -> model.evaluate(parameters, batch, score));
    }
    assertRefused(() -> Wiring.plain(0));
  }

  private static void assertRefused(Runnable action) {
    assertThrows(IllegalArgumentException.class, action::run);
  }

  @Test
  void a_residual_link_needs_an_output_of_the_size_of_the_input() {
    var growing = CellEquations.of(List.of("h"), "y", "h' = tanh(W x)\ny = concat(h, x)");
    var spec = new ModelSpec(growing, 4, 1, false, Format.values(3, 2, 5));
    var failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Network.of(spec.with(new Wiring(2, Links.RESIDUAL, Direction.FORWARD))));
    assertEquals("a residual link adds the 7 entries of an input to 11", failure.getMessage());
  }
}
