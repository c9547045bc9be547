package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derivatives that fade: kept while kernels can multiply them fast, then 0. */
final class FadingTest {
  private static final CellEquations HALVES =
      CellEquations.of(List.of("s"), "s", "s' = 0.5 * s + W x");

  /** The derivative of the last output by the first input's weight, of one unit. */
  private static double derivative(int steps, boolean compiled) {
    var format = Format.values(1, 1, steps);
    var spec = new ModelSpec(HALVES, 1, 1, false, format);
    Batch batch =
        new Batch(format, 1)
            .fill(
                sequence -> {
                  sequence.begin(steps);
                  sequence.input(0, 0, 1);
                  sequence.target(steps - 1, 0, -1);
                });
    try (Model model = compiled ? CompiledModel.of(spec) : InterpretedModel.of(spec)) {
      var parameters = new double[model.layout().length()];
      Arrays.fill(parameters, 1);
      var gradient = new double[parameters.length];
      model.gradient(parameters, batch, gradient);
      Layout.Block w =
          model.layout().blocks().stream()
              .filter(block -> block.name().equals("W"))
              .findFirst()
              .orElseThrow();
      return gradient[w.offset()];
    }
  }

  @Test
  void a_derivative_that_fades_is_kept_to_a_power_of_one_half_and_then_zero() {
    for (int steps : List.of(2, 50, 100)) {
      double expected = derivative(steps, false);
      assertTrue(expected > 0 && expected <= Math.scalb(5.0, 1 - steps), steps + " steps");
      assertEquals(expected, derivative(steps, true), 1e-6 * expected, steps + " steps");
    }
    assertEquals(0, derivative(110, true));
  }
}
