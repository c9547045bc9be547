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
 * The chaos-free network: the state does not pass a matrix before it is kept, so without input it
 * goes to 0 and nowhere else. {@code theta} keeps the squashed state, {@code eta} lets the input
 * in. Their biases begin at 1 and -1.
 */
@Name("cfn")
@Summary("A gated cell without chaos: its state only fades or takes input")
@Source("Laurent & von Brecht 2017, ICLR")
public record Cfn(@Doc("entries of the state h") @Default("32") @Min(1) int units) implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            theta = sigmoid(W_t x + U_t h + b_t)
            eta   = sigmoid(W_e x + U_e h + b_e)
            h'    = theta * tanh(h) + eta * tanh(W x)
            """)
        .withInitial("b_t", 1)
        .withInitial("b_e", -1)
        .withRetention("b_t", 1);
  }
}
