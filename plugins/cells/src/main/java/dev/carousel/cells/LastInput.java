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
 * A baseline that cannot remember: what it puts out depends on the present input alone. A task that
 * it solves needs no memory.
 */
@Name("last-input")
@Summary("No memory at all: one tanh layer over the present input")
@Source("the control of every memory task")
public record LastInput(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        h' = tanh(W x + b)
        """);
  }
}
