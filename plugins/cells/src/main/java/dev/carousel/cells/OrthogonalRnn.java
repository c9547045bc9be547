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
 * A plain cell whose recurrent matrix begins as a random rotation and is free afterwards: without
 * the tanh the state begins by keeping its length. Not to be confused with {@link Ornn} and {@link
 * Urnn}, whose matrices stay rotations while they are trained.
 */
@Name("rnn-orth")
@Summary("The plain cell begun at a random rotation")
@Source("Henaff, Szlam & LeCun 2016, ICML; Saxe, McClelland & Ganguli 2014, ICLR")
public record OrthogonalRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("tanh, or linear for a state that is not bounded") @Default("tanh") Activation activation)
    implements Cell {

  /** The function around the sum. */
  public enum Activation {
    TANH,
    LINEAR;

    private String around(String sum) {
      return this == TANH ? "tanh(" + sum + ")" : sum;
    }
  }

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", "h' = " + activation.around("W x + U h + b") + "\n")
        .withInitial("U", Start.orthogonal());
  }
}
