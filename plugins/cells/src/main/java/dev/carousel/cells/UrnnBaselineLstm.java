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
 * Not a textbook LSTM: a dense matrix {@code V_o} leads from the new cell state to the output gate,
 * where peepholes would be a vector, and {@code b_f} begins at 1. That code also trains the first
 * states, which a study can ask for, and clips gradients by value at 1.
 */
@Name("lstm-urnn-baseline")
@Summary(
    "The LSTM that unitary cells were compared with: its output gate reads all of the cell state")
@Source("the LSTM in the code of Arjovsky, Shah & Bengio 2016, ICML")
public record UrnnBaselineLstm(
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
            f  = sigmoid(W_f x + U_f h + b_f)
            c' = f * c + i * z
            o  = sigmoid(W_o x + U_o h + V_o c' + b_o)
            h' = o * tanh(c')
            """)
        .withInitial("b_f", 1)
        .withRetention("b_f", 1);
  }
}
