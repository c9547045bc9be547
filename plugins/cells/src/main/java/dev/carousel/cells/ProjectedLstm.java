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
 * LSTMP: {@code h} has fewer entries than {@code c}, and all recurrent matrices read the smaller.
 * Without the paper's peepholes and its second, not recurrent projection.
 */
@Name("lstm-proj")
@Summary("The LSTM whose output is a projection of its cells, so that it can have many")
@Source("Sak, Senior & Beaufays 2014, Interspeech")
public record ProjectedLstm(
    @Doc("entries of the state c") @Default("32") @Min(1) int units,
    @Doc("entries of the projected state h") @Default("16") @Min(1) int projection)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("c"),
            "h",
            """
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            c' = f * c + i * z
            o  = sigmoid(W_o x + U_o h + b_o)
            h' = P (o * tanh(c'))
            """)
        .withState("h", "projection")
        .withSize("projection", projection)
        .withWeight("P", "projection", "units")
        .withRetention("b_f", 1);
  }
}
