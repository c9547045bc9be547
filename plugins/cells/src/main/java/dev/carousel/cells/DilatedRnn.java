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
 * One layer of a dilated RNN with the plain cell: the recurrent connection skips {@code dilation}
 * steps, so {@code past} holds the last {@code dilation} states, newest first. The paper stacks
 * layers of dilation 1, 2, 4, …; here all layers of a study have one dilation.
 */
@Name("dilated-rnn")
@Summary("A plain cell that reads its state of several steps ago")
@Source("Chang et al. 2017, NIPS")
public record DilatedRnn(
    @Doc("entries of the hidden layer h") @Default("32") @Min(1) int units,
    @Doc("steps back to the state that is read") @Default("4") @Min(1) int dilation)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of(), "h", text())
        .withState("past", "entries")
        .withSize("entries", dilation * units);
  }

  private String text() {
    return "h     = tanh(W x + U " + History.state(dilation) + " + b)\n" + History.shift(dilation);
  }
}
