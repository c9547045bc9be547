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
 * The multiplicative LSTM: all four sums read {@code m}, the product of a projection of the input
 * and one of the state, in place of {@code h}. Not to be confused with {@link MatrixLstm}, the
 * mLSTM of xLSTM. {@code tanh} acts on the cell state before the output gate, as in {@link Lstm};
 * the authors also use it after.
 */
@Name("mlstm-mult")
@Summary("An LSTM whose recurrent matrices depend on the input")
@Source("Krause, Murray, Renals & Lu 2017, ICLR workshop")
public record MultiplicativeLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            m  = (W_m x) * (U_m h)
            z  = tanh(W_z x + U_z m + b_z)
            i  = sigmoid(W_i x + U_i m + b_i)
            f  = sigmoid(W_f x + U_f m + b_f)
            o  = sigmoid(W_o x + U_o m + b_o)
            c' = f * c + i * z
            h' = o * tanh(c')
            """)
        .withRetention("b_f", 1);
  }
}
