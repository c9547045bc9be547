package org.example.carousel;

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
 * A plain recurrent cell whose state leaks: {@code h' = a * h + (1 - a) * tanh(W x + U h + b)} with
 * a fixed {@code a}. Not to be confused with gated cells, which compute {@code a} at every step.
 */
@Name("leaky-rnn")
@Summary("A plain recurrent cell that keeps a fixed share of its state")
@Source("Jaeger, Lukosevicius, Popovici & Siewert 2007, Neural Networks 20")
public record LeakyRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("share of the state that is kept at each step") @Default("0.9") @Min(0) @Below(1)
        double keep)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", "h' = keep * h + (1 - keep) * tanh(W x + U h + b)\n")
        .withConstant("keep", keep);
  }
}
