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
 * What is often meant by the LSTM of 1997: one unit a block, tanh for both squashings, and gates
 * that read {@code h} alone. {@link Lstm1997} is the paper's own; this is also the LSTM-f of {@link
 * JozefowiczLstm}.
 */
@Name("lstm-1997-simple")
@Summary("The LSTM without a forget gate, in the form of today's libraries")
@Source("after Hochreiter & Schmidhuber 1997, Neural Computation 9")
public record SimpleLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
        List.of("h", "c"),
        "h",
        """
        z  = tanh(W_z x + U_z h + b_z)
        i  = sigmoid(W_i x + U_i h + b_i)
        o  = sigmoid(W_o x + U_o h + b_o)
        c' = c + i * z
        h' = o * tanh(c')
        """);
  }
}
