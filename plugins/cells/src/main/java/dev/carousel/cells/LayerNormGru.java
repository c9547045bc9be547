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
 * As the paper's appendix: the two sums of each gate are normed apart, both gates stacked, and so
 * are those of the candidate, whose reset acts after the product. Gains begin at 1. One bias for
 * both shifts. Here {@code z} keeps the old state. The paper has no epsilon; 1e-5 is added to the
 * variance.
 */
@Name("gru-ln")
@Summary("The gated recurrent unit with layer norm of its sums")
@Source("Ba, Kiros & Hinton 2016, arXiv:1607.06450")
public record LayerNormGru(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            a  = norm(W x, g_x, 0) + norm(U h, g_h, 0) + b
            z  = sigmoid(a[0:units])
            r  = sigmoid(a[units:2*units])
            n  = tanh(norm(W_n x, g_n, b_n) + r * norm(U_n h, g_u, b_u))
            h' = (1 - z) * n + z * h
            """)
        .withWeight("W", "2*units", "inputs")
        .withWeight("U", "2*units", "units")
        .withWeight("b", "2*units")
        .withWeight("g_x", "2*units")
        .withWeight("g_h", "2*units")
        .withWeight("g_n", "units")
        .withWeight("g_u", "units")
        .withInitial("b", 0)
        .withInitial("b_n", 0)
        .withInitial("b_u", 0)
        .withInitial("g_x", 1)
        .withInitial("g_h", 1)
        .withInitial("g_n", 1)
        .withInitial("g_u", 1);
  }
}
