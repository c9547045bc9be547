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
 * The real-gated linear recurrent unit of Griffin: {@code a = sigmoid(l)^(8 r)} keeps, with a
 * recurrence gate {@code r} that shortens or lengthens the unit's own time scale, and the input
 * gate {@code i}; {@code sqrt(1 - a^2)} keeps the size of the state. A larger {@code r} keeps less.
 * The projected input {@code u} drives all; the paper's block around it is not part of the cell.
 *
 * <p>{@code l} begins so that {@code sigmoid(l)^8} is spread evenly over [0.9, 0.999].
 */
@Name("rg-lru")
@Summary("A linear recurrence with a gate on what is kept and one on what comes in")
@Source("De et al. 2024, arXiv:2402.19427")
public record RgLru(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            u  = W x
            r  = sigmoid(W_a u + b_a)
            i  = sigmoid(W_i u + b_i)
            la = -8 * r * log(1 + exp(-l))
            h' = exp(la) * h + sqrt(1 - exp(2 * la) + 1e-8) * (i * u)
            """)
        .withWeight("l", "units")
        .withInitial("l", Start.evenly(RgLru::begin))
        .withRetention("b_a", -1);
  }

  private static double begin(double u) {
    double kept = StrictMath.pow(0.9 + u * 0.099, 1.0 / 8);
    return StrictMath.log(kept / (1 - kept));
  }
}
