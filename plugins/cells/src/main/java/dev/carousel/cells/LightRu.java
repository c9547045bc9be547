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
 * The light recurrent unit: {@code n} from the input alone, {@code f} takes the new, so a larger
 * one keeps less. Close to {@link MinimalRnn}, whose gate reads the candidate instead of the input.
 */
@Name("lightru")
@Summary("A gated cell whose candidate does not read the state")
@Source("Ye et al. 2024, Electronics 13, 3204")
public record LightRu(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            n  = tanh(W_n x)
            f  = sigmoid(W_f x + U_f h + b_f)
            h' = (1 - f) * h + f * n
            """)
        .withRetention("b_f", -1);
  }
}
