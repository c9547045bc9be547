package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * FastGRNN of full rank: gate and candidate differ in their bias alone. {@code z} keeps; {@code
 * zeta} and {@code nu}, two numbers behind a sigmoid, weigh what is written. As in the authors'
 * code they begin at sigmoid(1) and sigmoid(-4), the matrices at 0.1 times a normal one and the
 * biases at 1.
 */
@Name("fastgrnn")
@Summary("A gated cell whose gate and candidate share their matrices")
@Source("Kusupati et al. 2018, NeurIPS")
public record FastGrnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            a  = W x + U h
            z  = sigmoid(a + b_z)
            n  = tanh(a + b_h)
            h' = (sigmoid(zeta_raw) * (1 - z) + sigmoid(nu_raw)) * n + z * h
            """)
        .withWeight("zeta_raw")
        .withWeight("nu_raw")
        .withInitial("W", Start.normal(0.1))
        .withInitial("U", Start.normal(0.1))
        .withInitial("b_z", 1)
        .withInitial("b_h", 1)
        .withInitial("zeta_raw", 1)
        .withInitial("nu_raw", -4)
        .withRetention("b_z", 1);
  }
}
