package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither checkpoints nor threads change a bit; windows cut derivatives where they should. */
class BackpropagationTest {
  private static final int STEPS = 61;
  private static final int UNITS = 9;

  static Stream<SampleCells.Sample> cells() {
    return SampleCells.all().stream();
  }

  private static ModelSpec spec(SampleCells.Sample cell, Target target, boolean tokens) {
    Format format = SampleData.format(target, tokens, 3, 2, STEPS);
    return new ModelSpec(cell.at(UNITS), UNITS, 2, true, format);
  }

  /** The gradient, with the loss at its end. */
  private static double[] gradient(Model model, int sequences) {
    double[] parameters = SampleData.parameters(model.layout(), 1);
    var gradient = new double[parameters.length];
    Batch batch = SampleData.batch(format(model), sequences, 7);
    double loss = model.gradient(parameters, batch, gradient);
    double[] result = Arrays.copyOf(gradient, gradient.length + 1);
    result[gradient.length] = loss;
    return result;
  }

  private static Format format(Model model) {
    return ((CompiledModel) model).format();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void checkpoints_change_no_bit(SampleCells.Sample cell) {
    for (int sequences : List.of(3, 17, 50)) {
      ModelSpec spec = spec(cell, Target.VALUES, false);
      double[] kept = gradient(CompiledModel.of(spec), sequences);
      for (int steps : List.of(1, 7, 20, 64, Backpropagation.AUTO)) {
        ModelSpec sparse = spec.with(new Backpropagation(0, steps));
        assertArrayEquals(kept, gradient(CompiledModel.of(sparse), sequences), "every " + steps);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void threads_change_no_bit(SampleCells.Sample cell) {
    for (Target target : List.of(Target.NEXT_TOKEN, Target.VALUES)) {
      ModelSpec spec = spec(cell, target, target == Target.NEXT_TOKEN);
      double[] alone = gradient(CompiledModel.of(spec), 13);
      for (int threads : List.of(2, 3, 14)) {
        try (CompiledModel crew = CompiledModel.of(spec, threads)) {
          assertArrayEquals(alone, gradient(crew, 13), threads + " threads");
          assertArrayEquals(alone, gradient(crew, 13), threads + " threads again");
          assertEquals(loss(CompiledModel.of(spec)), loss(crew));
        }
      }
    }
  }

  private static double loss(Model model) {
    var score = new Score(0.5);
    double[] parameters = SampleData.parameters(model.layout(), 1);
    model.evaluate(parameters, SampleData.batch(format(model), 5, 3), score);
    return score.value(Metric.LOSS);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void windows_agree_with_the_interpreter(SampleCells.Sample cell) {
    agreesWithTheInterpreter(spec(cell, Target.VALUES, false).with(new Backpropagation(8, 0)), 3);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void sequences_of_many_blocks_agree_with_the_interpreter(SampleCells.Sample cell) {
    agreesWithTheInterpreter(spec(cell, Target.VALUES, false), 5);
  }

  private static void agreesWithTheInterpreter(ModelSpec spec, int sequences) {
    InterpretedModel interpreted = InterpretedModel.of(spec);
    double[] parameters = SampleData.parameters(interpreted.layout(), 1);
    var expected = new double[parameters.length];
    Batch batch = SampleData.batch(spec.format(), sequences, 7);
    double loss = interpreted.gradient(parameters, batch, expected);
    double[] found = gradient(CompiledModel.of(spec), sequences);
    assertEquals(loss, found[expected.length], 1e-4 * loss);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 2e-4 * largest);
    }
  }

  @Test
  void windows_are_segmented_too_without_changing_a_bit() {
    ModelSpec spec = spec(SampleCells.all().getFirst(), Target.VALUES, false);
    double[] kept = gradient(CompiledModel.of(spec.with(new Backpropagation(40, 0))), 17);
    double[] sparse = gradient(CompiledModel.of(spec.with(new Backpropagation(40, 16))), 17);
    assertArrayEquals(kept, sparse);
    double[] whole = gradient(CompiledModel.of(spec), 17);
    assertNotEquals(whole[0], kept[0]);
    assertEquals(whole[whole.length - 1], kept[kept.length - 1], 1e-9);
  }

  @Test
  void a_window_as_long_as_the_sequence_is_the_sequence() {
    ModelSpec spec = spec(SampleCells.all().getFirst(), Target.VALUES, false);
    double[] whole = gradient(CompiledModel.of(spec), 17);
    assertArrayEquals(
        whole, gradient(CompiledModel.of(spec.with(new Backpropagation(STEPS, 0))), 17));
  }

  @Test
  void automatic_segments_grow_with_the_square_root_of_the_length() {
    var auto = new Backpropagation(0, Backpropagation.AUTO);
    assertEquals(104, auto.segment(10_000, 8));
    assertEquals(320, auto.segment(100_000, 8));
    assertEquals(5, auto.segment(5, 8));
    assertTrue(new Backpropagation(0, 3).segment(1000, 8) == 8);
    assertThrows(IllegalArgumentException.class, () -> new Backpropagation(-1, 0));
  }

  @Test
  void a_failing_member_is_reported_and_the_crew_goes_on() {
    try (var crew = new Crew(3)) {
      var failure =
          assertThrows(
              IllegalStateException.class,
              () ->
                  crew.run(
                      member -> {
                        if (member == 1) {
                          throw new IllegalArgumentException("as told");
                        }
                        crew.await();
                        crew.await();
                      }));
      assertEquals("as told", failure.getCause().getMessage());
      var seen = new java.util.concurrent.atomic.AtomicInteger();
      crew.run(
          member -> {
            crew.await();
            seen.addAndGet(1 << member);
          });
      assertEquals(7, seen.get());
    }
  }
}
