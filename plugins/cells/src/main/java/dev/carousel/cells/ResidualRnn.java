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
 * A plain cell with a bridge from state to state: the error flows back along it unchanged, and the
 * state may grow without bound. {@code U} begins small, with deviation {@code 0.01 / sqrt(units)}.
 * The residual form of many papers; {@link FastRnn} weighs the two terms and {@link
 * AntisymmetricRnn} keeps the sum stable.
 */
@Name("rnn-residual")
@Summary("A plain cell that adds to its state instead of replacing it")
@Source("FastRNN with both shares 1: Kusupati et al. 2018, NeurIPS")
public record ResidualRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            h' = h + tanh(W x + U h + b)
            """)
        .withInitial("U", Start.normal(0.01 / Math.sqrt(units)));
  }
}
