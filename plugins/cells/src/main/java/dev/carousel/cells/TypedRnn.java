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
 * The state is an average of projected inputs with weights that the input decides: no matrix acts
 * on the state, which stays in one space. Linear in the state, so it could be computed by a
 * parallel scan. {@code f} keeps.
 */
@Name("t-rnn")
@Summary("A strongly typed plain cell: its gate reads the input alone")
@Source("Balduzzi & Ghifary 2016, ICML")
public record TypedRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = W x + b
            f  = sigmoid(W_f x + b_f)
            h' = f * h + (1 - f) * z
            """)
        .withRetention("b_f", 1);
  }
}
