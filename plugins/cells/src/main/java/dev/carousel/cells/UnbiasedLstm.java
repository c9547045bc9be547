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
 * {@link Lstm} whose gates cannot lean towards keeping or forgetting by themselves: with no input
 * every gate stands at one half.
 */
@Name("lstm-nobias")
@Summary("The LSTM without any bias")
@Source("without biases: Hochreiter & Schmidhuber 1997, experiment 2c")
public record UnbiasedLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
        List.of("h", "c"),
        "h",
        """
        z  = tanh(W_z x + U_z h)
        i  = sigmoid(W_i x + U_i h)
        f  = sigmoid(W_f x + U_f h)
        c' = f * c + i * z
        o  = sigmoid(W_o x + U_o h)
        h' = o * tanh(c')
        """);
  }
}
