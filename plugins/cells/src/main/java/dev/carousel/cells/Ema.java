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
 * A baseline: no gate, no product of the state. {@code a} keeps, and without input {@code h} falls
 * to {@code a^t h}. {@code a_raw} begins so that {@code a} is spread evenly over (0, 1).
 */
@Name("ema")
@Summary("Averages of the projected input that fade, each unit at its own trained rate")
@Source("exponential smoothing; the simplest linear recurrence")
public record Ema(@Doc("entries of the state h") @Default("32") @Min(1) int units) implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            a  = sigmoid(a_raw)
            h' = a * h + (1 - a) * (W x)
            """)
        .withWeight("a_raw", "units")
        .withInitial("a_raw", Start.evenly(u -> StrictMath.log(u / (1 - u))));
  }
}
