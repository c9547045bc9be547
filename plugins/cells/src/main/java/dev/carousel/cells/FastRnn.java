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
 * FastRNN: {@code alpha} weighs what is new and {@code beta} what is old, two numbers for the whole
 * state. As in the authors' code they begin at sigmoid(-3) and sigmoid(3), {@code W} and {@code U}
 * at 0.1 times a normal matrix and {@code b} at 1. Not to be confused with {@link FastGrnn}, which
 * gates each unit.
 */
@Name("fastrnn")
@Summary("A plain cell with a weighted bridge from state to state: two trained numbers")
@Source("Kusupati et al. 2018, NeurIPS; beginnings from the authors' code")
public record FastRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            n  = tanh(W x + U h + b)
            h' = sigmoid(alpha) * n + sigmoid(beta) * h
            """)
        .withWeight("alpha")
        .withWeight("beta")
        .withInitial("W", Start.normal(0.1))
        .withInitial("U", Start.normal(0.1))
        .withInitial("b", 1)
        .withInitial("alpha", -3)
        .withInitial("beta", 3);
  }
}
