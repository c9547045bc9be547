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
 * The light GRU: relu in place of tanh and no reset. {@code z} keeps the old state. The paper norms
 * {@code W x} over the batch, which also takes the place of the biases; a cell here sees one
 * sequence at a time, so the norm is left out and the biases stay. Without the norm the relu state
 * is not bounded.
 */
@Name("ligru")
@Summary("A gated recurrent unit without reset gate, with relu")
@Source(
    "Ravanelli, Brakel, Omologo & Bengio 2018, IEEE Transactions on Emerging Topics in"
        + " Computational Intelligence 2")
public record LiGru(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = sigmoid(W_z x + U_z h + b_z)
            n  = relu(W_n x + U_n h + b_n)
            h' = z * h + (1 - z) * n
            """)
        .withRetention("b_z", 1);
  }
}
