package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.sequence.Mask;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularizationTest {
  private static final int SEQUENCES = 5;
  private static final SampleCells.Sample CELL = SampleCells.all().getFirst();

  /** A model that drops and penalizes all there is. */
  record Case(Target target, boolean tokens, Regularization how) {
    Format format() {
      return SampleData.format(target, tokens, 5, 3, 37);
    }

    ModelSpec spec() {
      return new ModelSpec(CELL.at(9), 9, 3, true, format()).with(how);
    }
  }

  static Stream<Case> cases() {
    List<Regularization> ways =
        List.of(
            new Regularization(0.3, 0, 0, false, 0),
            new Regularization(0, 0.4, 0, true, 0),
            new Regularization(0, 0, 0.5, false, 0),
            new Regularization(0, 0, 0, false, 3),
            new Regularization(0.2, 0.3, 0.4, true, 2),
            new Regularization(0.2, 0.3, 0.4, false, 2));
    return ways.stream()
        .flatMap(
            how ->
                Stream.of(
                    new Case(Target.VALUES, false, how), new Case(Target.NEXT_TOKEN, true, how)));
  }

  private static double[] gradient(Model model, Case c, long key) {
    double[] parameters = SampleData.parameters(model.layout(), 3);
    var gradient = new double[parameters.length];
    model.draw(key);
    model.gradient(parameters, SampleData.batch(c.format(), SEQUENCES, 4), gradient);
    return gradient;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compiled_and_interpreted_gradients_agree(Case c) {
    double[] expected = gradient(InterpretedModel.of(c.spec()), c, 7);
    double[] found = gradient(CompiledModel.of(c.spec()), c, 7);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, found, 1e-5 * largest);
    assertFalse(
        Arrays.equals(found, gradient(CompiledModel.of(c.spec().with(Regularization.NONE)), c, 7)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_bit_depends_on_threads_or_checkpoints(Case c) {
    double[] alone = gradient(CompiledModel.of(c.spec()), c, 7);
    for (int threads : List.of(2, 3)) {
      try (Model model = CompiledModel.of(c.spec(), threads)) {
        assertArrayEquals(alone, gradient(model, c, 7));
      }
    }
    for (int checkpoint : List.of(1, 16, Backpropagation.AUTO)) {
      ModelSpec spec = c.spec().with(new Backpropagation(0, checkpoint));
      assertArrayEquals(alone, gradient(CompiledModel.of(spec), c, 7));
    }
  }

  @Test
  void another_key_gives_another_mask_and_the_same_key_the_same() {
    var c = new Case(Target.VALUES, false, new Regularization(0.3, 0, 0, false, 0));
    Model model = CompiledModel.of(c.spec());
    double[] first = gradient(model, c, 7);
    assertFalse(Arrays.equals(first, gradient(model, c, 8)));
    assertArrayEquals(first, gradient(model, c, 7));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_evaluation_is_as_without_any_of_it(Case c) {
    Batch batch = SampleData.batch(c.format(), SEQUENCES, 4);
    for (ModelSpec spec : List.of(c.spec(), c.spec().with(Regularization.NONE))) {
      double[] parameters = SampleData.parameters(CompiledModel.of(spec).layout(), 3);
      var score = new Score(0.5);
      CompiledModel.of(spec).evaluate(parameters, batch, score);
      var plain = new Score(0.5);
      InterpretedModel.of(c.spec().with(Regularization.NONE)).evaluate(parameters, batch, plain);
      assertEquals(plain.value(Metric.LOSS), score.value(Metric.LOSS), 1e-5);
    }
  }

  /** The derivative is that of the loss and the penalty, with the masks held still. */
  @ParameterizedTest
  @MethodSource("cases")
  void the_gradient_is_that_of_the_masked_loss(Case c) {
    if (c.how().activationPenalty() > 0) {
      return;
    }
    Model model = InterpretedModel.of(c.spec());
    double[] parameters = SampleData.parameters(model.layout(), 3);
    double[] gradient = gradient(model, c, 7);
    Batch batch = SampleData.batch(c.format(), SEQUENCES, 4);
    double step = 1e-5;
    for (int i = 0; i < parameters.length; i += 37) {
      double[] moved = parameters.clone();
      moved[i] += step;
      double above = model.gradient(moved, batch, new double[moved.length]);
      moved[i] -= 2 * step;
      double below = model.gradient(moved, batch, new double[moved.length]);
      assertEquals((above - below) / (2 * step), gradient[i], 1e-6);
    }
  }

  /** With one step and a readout of zeros the penalty alone is left, and can be written down. */
  @Test
  void a_penalty_is_the_mean_square_of_the_last_outputs() {
    Format format = Format.values(1, 1, 1);
    var equations = CellEquations.of(List.of("h"), "h", "h' = b");
    var how = new Regularization(0, 0, 0, false, 3);
    Model model = CompiledModel.of(new ModelSpec(equations, 2, 1, false, format).with(how));
    Batch batch =
        new Batch(format, 4)
            .fill(
                sequence -> {
                  sequence.begin(1);
                  sequence.target(0, 0, 0);
                });
    double[] parameters = {0.5, -2, 0, 0, 0};
    var gradient = new double[5];
    assertEquals(0, model.gradient(parameters, batch, gradient));
    assertEquals(3 * 2 * 0.5 / 2, gradient[0], 1e-6);
    assertEquals(3 * 2 * -2.0 / 2, gradient[1], 1e-6);
  }

  @Test
  void a_mask_hides_its_share_and_keeps_the_mean() {
    var mask = new Mask(0.25, false, 1000);
    mask.draw(Draws.key(1, 2));
    var ones = new double[1000];
    Arrays.fill(ones, 1);
    double sum = 0;
    int hidden = 0;
    for (int t = 0; t < 50; t++) {
      double[] row = mask.masked(ones, t, 3);
      sum += Arrays.stream(row).sum();
      hidden += (int) Arrays.stream(row).filter(v -> v == 0).count();
    }
    assertEquals(50_000, sum, 600);
    assertEquals(12_500, hidden, 450);
  }

  @Test
  void a_held_mask_is_one_for_all_steps_and_another_for_another_sequence() {
    var mask = new Mask(0.5, true, 64);
    mask.draw(5);
    var ones = new double[64];
    Arrays.fill(ones, 1);
    assertArrayEquals(mask.masked(ones, 0, 1), mask.masked(ones, 9, 1));
    assertFalse(Arrays.equals(mask.masked(ones, 0, 1), mask.masked(ones, 0, 2)));
    assertTrue(mask.isOn());
    assertFalse(new Mask(0, true, 64).isOn());
  }
}
