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
 * The input is embedded to {@code z} before the state sees it; the gate {@code u} keeps the old
 * state. Not to be confused with {@link MinGru}, whose gate does not read the state, nor with
 * {@link Mgu}.
 */
@Name("minimalrnn")
@Summary("A cell that embeds its input and keeps or takes that embedding, unit by unit")
@Source("Chen 2017, arXiv:1711.06788")
public record MinimalRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z  = tanh(W_z x + b_z)
            u  = sigmoid(U_h h + U_z z + b_u)
            h' = u * h + (1 - u) * z
            """)
        .withRetention("b_u", 1);
  }
}
