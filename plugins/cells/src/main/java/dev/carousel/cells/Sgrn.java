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
 * One product of the input and one of the state: {@code f} keeps the old state, {@code 1 - f} takes
 * the projected input, and tanh bounds the sum.
 */
@Name("sgrn")
@Summary("A gated cell whose gate and candidate share the input's matrix")
@Source("Zu & Wei 2021, IET Generation, Transmission & Distribution, doi:10.1049/gtd2.12056")
public record Sgrn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            p  = W x
            f  = sigmoid(p + U h + b)
            h' = tanh((1 - f) * p + f * h)
            """)
        .withRetention("b", 1);
  }
}
