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
import java.util.function.DoubleUnaryOperator;

/**
 * The exponential RNN: {@code U = exp(A)} is a rotation because {@code A} is skew-symmetric, and
 * every rotation is such an exponential. A real modReLU, {@code sign(v) relu(|v| + b)}, follows.
 *
 * <p>{@code A} begins as blocks along the diagonal that turn planes by angles uniform in [-pi, pi).
 * {@code K} has units^2 numbers, of which the units (units - 1) / 2 above the diagonal count. The
 * paper trains {@code A} at a tenth of the rate, which {@code groups} of the optimizer can. Its
 * later form, which moves the point that {@code A} starts from every 100 updates (dtriv), is not
 * this cell.
 */
@Name("exprnn")
@Summary(
    "A plain cell whose recurrent matrix is a rotation, the exponential of a skew-symmetric one")
@Source("Lezcano-Casado & Martinez-Rubio 2019, ICML")
public record ExpRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    var page =
        CellEquations.of(
            List.of("h"),
            "h",
            """
            U  = expm(A)
            v  = W x + U h
            h' = where(v < 0, -1, 1) * relu(abs(v) + b)
            """);
    return Skew.above(page, units)
        .withInitial("K", Start.planes(-Math.PI, Math.PI, DoubleUnaryOperator.identity()))
        .withInitial("W", Start.he())
        .withInitial("b", Start.uniform(-0.01, 0.01));
  }
}
