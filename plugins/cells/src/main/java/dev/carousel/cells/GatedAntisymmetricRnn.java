package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * {@link AntisymmetricRnn} with a gate {@code z} that shares its matrix {@code A}: a smaller {@code
 * z} keeps more of the old state.
 */
@Name("antisymmetric-rnn-gated")
@Summary("An antisymmetric cell whose steps a gate shortens")
@Source("Chang, Chen, Haber & Chi 2019, ICLR")
public record GatedAntisymmetricRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("step size of the equation") @Default("0.1") @Above(0) double epsilon,
    @Doc("damping") @Default("0.01") @Min(0) double gamma)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            A  = U - U^T - gamma I
            u  = tanh(A h + W x + b)
            z  = sigmoid(A h + W_z x + b_z)
            h' = h + epsilon * (z * u)
            """)
        .withConstant("epsilon", epsilon)
        .withConstant("gamma", gamma)
        .withRetention("b_z", -1);
  }
}
