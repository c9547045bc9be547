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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * NARX: the hidden layer reads its states of the last {@code delays} steps, so an error takes a
 * path that is {@code delays} times shorter. In the original network it is the output that comes
 * back; here, as in later comparisons, it is the hidden layer. Not to be confused with {@link
 * MistRnn}, which mixes exponentially spaced delays before one matrix.
 */
@Name("narx-rnn")
@Summary("A plain cell that reads its last several states, each through a matrix of its own")
@Source("Lin, Horne, Tino & Giles 1996, IEEE Transactions on Neural Networks 7")
public record NarxRnn(
    @Doc("entries of the hidden layer h") @Default("32") @Min(1) int units,
    @Doc("how many earlier states are read") @Default("4") @Min(1) int delays)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of(), "h", text())
        .withState("past", "entries")
        .withSize("entries", delays * units);
  }

  private String text() {
    String terms =
        IntStream.rangeClosed(1, delays)
            .mapToObj(d -> "U_" + d + " " + History.state(d))
            .collect(Collectors.joining(" + "));
    return "h     = tanh(W x + " + terms + " + b)\n" + History.shift(delays);
  }
}
