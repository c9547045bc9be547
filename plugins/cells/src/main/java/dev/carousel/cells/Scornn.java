package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scaled Cayley orthogonal RNN: {@code U = (I + A)^-1 (I - A) D} with {@code A} skew-symmetric
 * and trained and {@code D} a fixed diagonal {@code d} of 1 and -1, without which no matrix with
 * the eigenvalue -1 could be reached. A real modReLU, {@code sign(v) relu(|v| + b)}, follows.
 *
 * <p>{@code A} begins as blocks along the diagonal, so that {@code U D} turns planes by angles
 * uniform in [0, pi/2). {@code K} has units^2 numbers, of which the units (units - 1) / 2 above the
 * diagonal count. The paper chooses the number of -1 for each task and trains the first state.
 */
@Name("scornn")
@Summary(
    "A plain cell whose recurrent matrix is orthogonal, the Cayley transform of a skew-symmetric"
        + " one")
@Source("Helfrich, Willmott & Ye 2018, ICML")
public record Scornn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("share of the diagonal of D that is -1") @Default("0.5") @Min(0) @Max(1) double negative)
    implements Cell {

  @Override
  public CellEquations equations() {
    var page =
        CellEquations.of(
            List.of("h"),
            "h",
            """
            U  = inverse(I + A) @ (I - A)
            v  = W x + U (d * h)
            h' = where(v < 0, -1, 1) * relu(abs(v) + b)
            """);
    return Skew.above(page, units)
        .withConstant("d", signs())
        .withInitial("K", Start.planes(0, Math.PI / 2, angle -> StrictMath.tan(angle / 2)));
  }

  private Constant signs() {
    long count = Math.round(negative * units);
    return Constant.vector(
        IntStream.range(0, units).mapToObj(unit -> unit < count ? -1.0 : 1.0).toList());
  }
}
