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
 * The smallest gated cell with a full candidate: {@code g} keeps the old state. A {@link Gru}
 * without its reset gate, and {@link Mgu} whose gate does not act in the candidate (and there keeps
 * the new).
 */
@Name("ugrnn")
@Summary("The update gate RNN: one gate between the old state and a plain cell's new one")
@Source("Collins, Sohl-Dickstein & Sussillo 2017, ICLR")
public record Ugrnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            c  = tanh(W_c x + U_c h + b_c)
            g  = sigmoid(W_g x + U_g h + b_g)
            h' = g * h + (1 - g) * c
            """)
        .withRetention("b_g", 1);
  }
}
