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
 * The multiplicative RNN: the input chooses the recurrent matrix {@code W_hf diag(W_fx x) W_fh}.
 * Two dependent recurrent products a step. Not to be confused with {@link MiRnn}, whose product is
 * elementwise between the two sums.
 */
@Name("mrnn")
@Summary("A plain cell whose recurrent matrix depends on the input, in factored form")
@Source("Sutskever, Martens & Hinton 2011, ICML")
public record Mrnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("entries of the factor f") @Default("32") @Min(1) int factors)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            f  = (W_fx x) * (W_fh h)
            h' = tanh(W_hf f + W_hx x + b)
            """)
        .withSize("factors", factors)
        .withWeight("W_fx", "factors", "inputs")
        .withWeight("W_fh", "factors", "units");
  }
}
