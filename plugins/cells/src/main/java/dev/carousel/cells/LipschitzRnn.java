package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * A step of Euler's method for {@code dh/dt = A h + tanh(W h + V x + b)}. Both matrices are mixed
 * from a symmetric and an antisymmetric part by {@code beta} and damped by {@code gamma}; at beta 1
 * the linear part is that of {@link AntisymmetricRnn}.
 */
@Name("lipschitz-rnn")
@Summary("A cell with a linear and a bounded part, both between symmetric and antisymmetric")
@Source("Erichson, Azencot, Queiruga, Hodgkinson & Mahoney 2021, ICLR")
public record LipschitzRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("step size of the equation") @Default("0.03") @Above(0) double epsilon,
    @Doc("share of the antisymmetric part in both matrices") @Default("0.75") @Min(0.5) @Max(1)
        double beta,
    @Doc("damping of both matrices") @Default("0.001") @Min(0) double gamma)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            A  = (1 - beta_a) * (M_a + M_a^T) + beta_a * (M_a - M_a^T) - gamma_a * I
            W  = (1 - beta_w) * (M_w + M_w^T) + beta_w * (M_w - M_w^T) - gamma_w * I
            h' = h + epsilon * (A h + tanh(W h + V x + b))
            """)
        .withConstant("epsilon", epsilon)
        .withConstant("beta_a", beta)
        .withConstant("beta_w", beta)
        .withConstant("gamma_a", gamma)
        .withConstant("gamma_w", gamma);
  }
}
