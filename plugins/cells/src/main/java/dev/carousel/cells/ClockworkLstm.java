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
 * The clock of {@link ClockworkRnn} on the LSTM without peepholes: at the steps that its period
 * divides a unit computes its {@code c} and {@code h}, at all others it copies both. Recurrent
 * matrices are masked as there; the layer of the brainstorm library leaves them unmasked.
 */
@Name("cw-lstm")
@Summary("An LSTM in groups that update every 1, 2, 4, … steps")
@Source(
    "Clockwork: Koutnik et al. 2014, ICML; on LSTM blocks: Greff, Srivastava & Schmidhuber 2015,"
        + " brainstorm")
public record ClockworkLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("steps between the updates of each group, ascending") @Default("[1, 2, 4, 8]") @Min(1)
        List<Integer> periods,
    @Doc("units of each group; empty for equal shares") @Default("[]") @Min(1)
        List<Integer> groupSizes,
    @Doc("number of the first step: a group is active where its period divides the step's number")
        @Default("0")
        @Min(0)
        int firstStep)
    implements Cell {

  public ClockworkLstm {
    new Clock(units, periods, groupSizes);
  }

  @Override
  public CellEquations equations() {
    return clock()
        .in(
            CellEquations.of(
                    List.of("h", "c"),
                    "h",
                    """
                    active = (t + first) % period == 0
                    z  = tanh(W_z x + (U_z * mask) h + b_z)
                    i  = sigmoid(W_i x + (U_i * mask) h + b_i)
                    f  = sigmoid(W_f x + (U_f * mask) h + b_f)
                    o  = sigmoid(W_o x + (U_o * mask) h + b_o)
                    c' = where(active, f * c + i * z, c)
                    h' = where(active, o * tanh(c'), h)
                    """)
                .withConstant("first", firstStep)
                .withRetention("b_f", 1));
  }

  private Clock clock() {
    return new Clock(units, periods, groupSizes);
  }
}
