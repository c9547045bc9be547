package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * An LSTM that drops entries of its input and of its last output: for a sequence the same ones at
 * all steps and for all gates. What is kept is scaled up by as much as is dropped. The paper's
 * dropout of the readout's input and its masks of one gate alone are not part of the cell.
 */
@Name("lstm-variational")
@Summary("An LSTM that drops the same entries of its input and output at all steps of a sequence")
@Source("Gal & Ghahramani 2016, NeurIPS, tied weights")
public record VariationalLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("probability that an entry of the input is dropped") @Default("0.25") @Min(0) @Below(1)
        double inputDropout,
    @Doc("probability that an entry of the last output is dropped")
        @Default("0.25")
        @Min(0)
        @Below(1)
        double stateDropout)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            v  = held(chance(keep_x, x)) / keep_x * x
            s  = held(chance(keep_h)) / keep_h * h
            z  = tanh(W_z v + U_z s + b_z)
            i  = sigmoid(W_i v + U_i s + b_i)
            f  = sigmoid(W_f v + U_f s + b_f)
            c' = f * c + i * z
            o  = sigmoid(W_o v + U_o s + b_o)
            h' = o * tanh(c')
            """)
        .withConstant("keep_x", 1 - inputDropout)
        .withConstant("keep_h", 1 - stateDropout)
        .withInitial("b_f", 1)
        .withRetention("b_f", 1);
  }
}
