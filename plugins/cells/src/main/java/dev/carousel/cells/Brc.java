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
 * The bistable recurrent cell and its recurrently neuromodulated form. Where {@code a} exceeds 1 a
 * unit has two stable states and can keep one bit for ever; {@code c} keeps the old state.
 *
 * <p>{@code brc} is elementwise in the state, {@code nbrc} lets the two gates read all of it. Not
 * to be confused with a {@link Gru}, whose reset cannot exceed 1.
 */
public final class Brc {
  private static final String SOURCE = "Vecoven, Ernst & Drion 2021, PLOS ONE 16";

  private Brc() {}

  /** Units that can be bistable, each alone. */
  @Name("brc")
  @Summary("Units that can be bistable, each alone")
  @Source(SOURCE)
  public record Cellular(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {

    private static final String EQUATIONS =
        """
        a  = 1 + tanh(W_a x + w_a * h + b_a)
        c  = sigmoid(W_c x + w_c * h + b_c)
        h' = c * h + (1 - c) * tanh(W_h x + a * h + b_h)
        """;

    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", EQUATIONS)
          .withWeight("w_a", "units")
          .withWeight("w_c", "units")
          .withRetention("b_c", 1);
    }
  }

  /** Units that can be bistable and modulate each other. */
  @Name("nbrc")
  @Summary("Units that can be bistable and modulate each other")
  @Source(SOURCE)
  public record Neuromodulated(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {

    private static final String EQUATIONS =
        """
        a  = 1 + tanh(W_a x + U_a h + b_a)
        c  = sigmoid(W_c x + U_c h + b_c)
        h' = c * h + (1 - c) * tanh(W_h x + a * h + b_h)
        """;

    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", EQUATIONS).withRetention("b_c", 1);
    }
  }
}
