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
 * Working memory connections: where peepholes are vectors, each gate here reads all cells through a
 * matrix and a tanh, which bounds what a growing cell state can do. The output gate sees the new
 * cell state.
 */
@Name("wmc-lstm")
@Summary("An LSTM whose gates see the whole cell state through bounded matrices")
@Source("Landi, Baraldi, Cornia & Cucchiara 2021, Neural Networks 144")
public record WmcLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + tanh(V_i c) + b_i)
            f  = sigmoid(W_f x + U_f h + tanh(V_f c) + b_f)
            c' = f * c + i * z
            o  = sigmoid(W_o x + U_o h + tanh(V_o c') + b_o)
            h' = o * tanh(c')
            """)
        .withRetention("b_f", 1);
  }
}
