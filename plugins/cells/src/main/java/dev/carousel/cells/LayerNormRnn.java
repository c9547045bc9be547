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
 * Layer norm over the units: mean and variance of the whole sum, then a gain {@code g} and the bias
 * {@code b} as shift. The paper has no epsilon; 1e-5 is added to the variance here.
 */
@Name("rnn-ln")
@Summary("The plain cell with layer norm around its sum")
@Source("Ba, Kiros & Hinton 2016, arXiv:1607.06450")
public record LayerNormRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            h' = tanh(norm(W x + U h, g, b))
            """)
        .withWeight("g", "units")
        .withInitial("g", 1)
        .withInitial("b", 0);
  }
}
