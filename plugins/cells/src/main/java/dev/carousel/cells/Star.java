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
 * The stackable recurrent cell: one gate {@code k}, a larger one takes the new, and a tanh around
 * the whole state, so that gradients keep their size through layers as well as through time.
 */
@Name("star")
@Summary("A gated cell made to be stacked deep")
@Source("Turkoglu, D'Aronco, Wegner & Schindler 2021, IEEE TPAMI")
public record Star(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = tanh(W_z x + b_z)
            k  = sigmoid(W_k x + U_k h + b_k)
            h' = tanh((1 - k) * h + k * z)
            """)
        .withRetention("b_k", -1);
  }
}
