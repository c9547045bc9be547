package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * {@code U = P diag(s) Q^T}, with {@code P} and {@code Q} products of {@code reflections}
 * Householder reflections each. The singular values are bounded: {@code s = 2 r (sigmoid(s_raw) -
 * 1/2) + 1} lies within [1 - r, 1 + r] and begins at 1. With {@code margin: 0} the matrix is
 * orthogonal.
 *
 * <p>Zhang's spectral RNN; the bound on {@code s} is Vorontsov's too, who keeps {@code P} and
 * {@code Q} orthogonal while training instead of by reflections.
 */
@Name("svd-rnn")
@Summary("A plain cell whose recurrent matrix is given by its singular values, which stay near 1")
@Source("Zhang, Lei & Dhillon 2018, ICML; Vorontsov, Trabelsi, Kadoury & Pal 2017, ICML")
public record SvdRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("number of reflections on each side") @Default("4") @Min(1) int reflections,
    @Doc("how far the singular values may leave 1") @Default("0.1") @Min(0) @Below(1) double margin)
    implements Cell {

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("h"), "h", text())
            .withConstant("r", margin)
            .withWeight("s_raw", "units")
            .withInitial("s_raw", 0);
    return Reflections.declare(Reflections.declare(cell, "q", reflections), "p", reflections);
  }

  private String text() {
    return Reflections.lines("h", "q", reflections)
        + "s  = 2 * r * (sigmoid(s_raw) - 0.5) + 1\n"
        + "m  = s * h_q"
        + reflections
        + "\n"
        + Reflections.lines("m", "p", reflections)
        + "h' = tanh(W x + m_p"
        + reflections
        + " + b)\n";
  }
}
