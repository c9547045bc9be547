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
 * {@code gru-v1} whose bias of the keeping gate begins by the longest dependency {@code longest}
 * that is expected: {@code b_z = log(u), u} uniform in [1, longest - 1], spread evenly. The paper
 * writes {@code 1 - z} where this has {@code z}, and so {@code -log}.
 */
@Name("gru-chrono")
@Summary("The gated recurrent unit begun with time scales up to the longest gap")
@Source("Tallec & Ollivier 2018, ICLR")
public record ChronoGru(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("longest dependency in steps") @Default("100") @Above(2) double longest)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = sigmoid(W_z x + U_z h + b_z)
            r  = sigmoid(W_r x + U_r h + b_r)
            n  = tanh(W_n x + U_n (r * h) + b_n)
            h' = (1 - z) * n + z * h
            """)
        .withInitial("b_z", Start.evenly(u -> StrictMath.log(1 + u * (longest - 2))))
        .withRetention("b_z", 1);
  }
}
