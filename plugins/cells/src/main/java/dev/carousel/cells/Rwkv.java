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
 * The WKV of RWKV-4: {@code a} sums values and {@code b} weights, both fading by {@code
 * exp(-exp(w))} a step; the present step counts with a bonus {@code u}. All exponentials are
 * relative to the running maximum {@code m}. {@code r} lets out. The paper's mixing with the last
 * input and its channel mixing are not part of the cell.
 *
 * <p>{@code w} begins spread evenly from -5 to 3.
 */
@Name("rwkv4-wkv")
@Summary("A fading average of values, weighted by the exponential of their keys")
@Source("Peng et al. 2023, EMNLP")
public record Rwkv(
    @Doc("entries of each of the states a, b and m") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("a", "b", "m"),
            "y",
            """
            r  = sigmoid(W_r x)
            k  = W_k x
            v  = W_v x
            p  = max(m, u + k)
            e  = exp(m - p)
            g  = exp(u + k - p)
            y  = r * (e * a + g * v) / (e * b + g)
            m' = max(m - exp(w), k)
            ea = exp(m - exp(w) - m')
            ga = exp(k - m')
            a' = ea * a + ga * v
            b' = ea * b + ga
            """)
        .withWeight("u", "units")
        .withWeight("w", "units")
        .withInitial("w", Start.evenly(q -> -5 + 8 * q))
        .withInitial("u", 0);
  }
}
