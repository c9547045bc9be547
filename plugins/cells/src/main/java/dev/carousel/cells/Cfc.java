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
 * Closed-form continuous time: one hidden layer {@code k} over input and state, its activation the
 * scaled tanh of LeCun, then heads. {@code gated} moves between two targets by a time gate {@code
 * s}; {@code additive} adds the second to the first (the authors' no-gate form); {@code minimal} is
 * the direct solution. All steps take one unit of time.
 */
@Name("cfc")
@Summary("The closed form of an equation in time: two targets and the moment between them")
@Source("Hasani et al. 2022, Nature Machine Intelligence 4")
public record Cfc(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("entries of the hidden layer k") @Default("32") @Min(1) int backbone,
    @Doc("gated, additive (the authors' no-gate), or minimal") @Default("gated") Form form)
    implements Cell {

  /** How the new state comes from the hidden layer. */
  public enum Form {
    GATED(
        """
        f  = tanh(F k + b_f)
        g  = tanh(G k + b_g)
        s  = sigmoid(A k + b_a + B k + b_b)
        h' = f * (1 - s) + s * g
        """),
    ADDITIVE(
        """
        f  = tanh(F k + b_f)
        g  = tanh(G k + b_g)
        s  = sigmoid(A k + b_a + B k + b_b)
        h' = f + s * g
        """),
    MINIMAL(
        """
        f  = F k + b_f
        h' = a - a * exp(-(abs(w) + abs(f))) * f
        """);

    private final String text;

    Form(String text) {
      this.text = text;
    }
  }

  private static final String BACKBONE = "k  = 1.7159 * tanh(0.666 * (W x + U h + b))\n";

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("h"), "h", BACKBONE + form.text)
            .withSize("backbone", backbone)
            .withWeight("W", "backbone", "inputs")
            .withWeight("U", "backbone", "units")
            .withWeight("b", "backbone");
    return form == Form.MINIMAL ? cell.withWeight("a", "units").withWeight("w", "units") : cell;
  }
}
