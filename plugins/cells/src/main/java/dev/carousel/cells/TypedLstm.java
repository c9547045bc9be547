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
 * No matrix acts on the state; in place of it gates and candidate read the input of the step
 * before, {@code last}. {@code f} keeps, {@code 1 - f} writes.
 */
@Name("t-lstm")
@Summary("A strongly typed LSTM: gates and candidate read this input and the last")
@Source("Balduzzi & Ghifary 2016, ICML")
public record TypedLstm(
    @Doc("entries of the state c; the state last has as many as the input") @Default("32") @Min(1)
        int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("c"),
            "h",
            """
            z  = V_z last + W_z x + b_z
            f  = sigmoid(V_f last + W_f x + b_f)
            o  = tanh(V_o last + W_o x + b_o)
            c' = f * c + (1 - f) * z
            h  = c' * o
            last' = x
            """)
        .withState("last", "inputs")
        .withRetention("b_f", 1);
  }
}
