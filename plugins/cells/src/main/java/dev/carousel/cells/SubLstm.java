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
 * Subtractive gating, after inhibition in the cortex: the input gate is subtracted from the block
 * input and the output gate from the output; only forgetting multiplies. All four functions are
 * logistic. The paper's {@code fix-subLSTM} trains a constant {@code f}.
 */
@Name("sublstm")
@Summary("An LSTM whose gates subtract instead of multiply")
@Source("Costa, Assael, Shillingford, de Freitas & Vogels 2017, NIPS")
public record SubLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            z  = sigmoid(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            o  = sigmoid(W_o x + U_o h + b_o)
            c' = f * c + z - i
            h' = sigmoid(c') - o
            """)
        .withRetention("b_f", 1);
  }
}
