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
 * An LSTM that drops entries of what it is about to write, {@code z}, and nothing of what it has
 * written, so that dropping forgets nothing. What is kept is scaled up by as much as is dropped.
 */
@Name("lstm-recurrent-dropout")
@Summary("An LSTM that drops random entries of its updates, not of its memory, while it trains")
@Source("Semeniuta, Severyn & Barth 2016, COLING")
public record RecurrentDropoutLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("probability that an entry of an update is dropped") @Default("0.25") @Min(0) @Below(1)
        double dropout,
    @Doc("whether a sequence drops the same entries at all its steps") @Default("false")
        boolean held)
    implements Cell {

  @Override
  public CellEquations equations() {
    String drawn = held ? "held(chance(keep))" : "chance(keep)";
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            d  = DRAWN / keep
            c' = f * c + i * (d * z)
            o  = sigmoid(W_o x + U_o h + b_o)
            h' = o * tanh(c')
            """
                .replace("DRAWN", drawn))
        .withConstant("keep", 1 - dropout)
        .withInitial("b_f", 1)
        .withRetention("b_f", 1);
  }
}
