package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format.Target;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A matrix that cannot be inverted fails nothing: the loss is no number, and a trial diverges. */
class SingularMatrixTest {
  private static final int UNITS = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(inverse(U - U) h + W x)",
        "relu(inverse(U - U) h + W x)",
        "where(U h < 0, -1, 1) * relu(abs(inverse(U - U) h + W x) + b)",
        "tanh(expm(exp(exp(9 + exp(U)))) h + W x)"
      })
  void the_loss_is_not_finite(String next) {
    var cell = CellEquations.of(List.of("h"), "h", "h' = " + next);
    var format = SampleData.format(Target.VALUES, false, 3, 2, 5);
    var spec = new ModelSpec(cell, UNITS, 1, false, format);
    for (Model model : List.of(InterpretedModel.of(spec), CompiledModel.of(spec))) {
      double[] parameters = SampleData.parameters(model.layout(), 4);
      Batch batch = SampleData.batch(format, 2, 5);
      double loss = model.gradient(parameters, batch, new double[parameters.length]);
      assertFalse(Double.isFinite(loss), () -> model.getClass().getSimpleName());
    }
  }
}
