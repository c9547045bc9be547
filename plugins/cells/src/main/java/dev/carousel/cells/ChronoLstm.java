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
 * {@link Lstm} whose biases begin by the longest dependency {@code longest} that is expected:
 * {@code b_f = log(u), u} uniform in [1, longest - 1], {@code b_i = -b_f} and all others 0. The u
 * are spread evenly instead of drawn, so that both hold unit for unit.
 */
@Name("lstm-chrono")
@Summary("The LSTM begun with time scales up to the longest gap")
@Source("Tallec & Ollivier 2018, ICLR")
public record ChronoLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("longest dependency in steps") @Default("100") @Above(2) double longest)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            c' = f * c + i * z
            o  = sigmoid(W_o x + U_o h + b_o)
            h' = o * tanh(c')
            """)
        .withInitial("b_z", 0)
        .withInitial("b_o", 0)
        .withInitial("b_f", Start.evenly(u -> StrictMath.log(1 + u * (longest - 2))))
        .withInitial("b_i", Start.evenly(u -> -StrictMath.log(1 + u * (longest - 2))))
        .withRetention("b_f", 1);
  }
}
