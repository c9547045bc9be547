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
 * The clockwork RNN. A unit updates at the steps that its period divides and copies its state at
 * all others; it reads units whose period is as long or longer, so {@code U} is block upper
 * triangular with the fast groups first. The masked entries of {@code U} exist, have no effect and
 * no gradient.
 *
 * <p>The paper does not say whether the first step is number 0, at which all groups are active, or
 * 1; {@code first-step} does. With all periods 1 it is {@code rnn-tanh}. Not to be confused with a
 * mere leak: what is copied is copied exactly.
 */
@Name("cw-rnn")
@Summary("A plain cell in groups that update every 1, 2, 4, … steps")
@Source("Koutnik, Greff, Gomez & Schmidhuber 2014, ICML")
public record ClockworkRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("steps between the updates of each group, ascending") @Default("[1, 2, 4, 8]") @Min(1)
        List<Integer> periods,
    @Doc("units of each group; empty for equal shares") @Default("[]") @Min(1)
        List<Integer> groupSizes,
    @Doc("number of the first step: a group is active where its period divides the step's number")
        @Default("0")
        @Min(0)
        int firstStep)
    implements Cell {

  public ClockworkRnn {
    new Clock(units, periods, groupSizes);
  }

  @Override
  public CellEquations equations() {
    return clock()
        .in(
            CellEquations.of(
                    List.of("h"),
                    "h",
                    """
                    active = (t + first) % period == 0
                    a      = tanh(W x + (U * mask) h + b)
                    h'     = where(active, a, h)
                    """)
                .withConstant("first", firstStep));
  }

  private Clock clock() {
    return new Clock(units, periods, groupSizes);
  }
}
