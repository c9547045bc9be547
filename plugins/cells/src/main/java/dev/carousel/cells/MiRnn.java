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
 * Multiplicative integration, the general form: {@code a}, {@code b1} and {@code b2} weigh, unit by
 * unit, the product of the two sums and each alone. With {@code a = 0, b1 = b2 = 1} it is {@code
 * rnn-tanh}. It begins at {@code a = 2, b1 = b2 = 0.5}, one of the settings that the paper names;
 * its language models use 1 throughout.
 */
@Name("mi-rnn")
@Summary("A plain cell that multiplies its two sums besides adding them")
@Source("Wu, Zhang, Zhang, Bengio & Salakhutdinov 2016, NIPS")
public record MiRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            wx = W x
            uh = U h
            h' = tanh(a * wx * uh + b1 * uh + b2 * wx + b)
            """)
        .withWeight("a", "units")
        .withWeight("b1", "units")
        .withWeight("b2", "units")
        .withInitial("a", 2)
        .withInitial("b1", 0.5)
        .withInitial("b2", 0.5);
  }
}
