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
 * The full-capacity unitary RNN: like {@link Urnn}, but {@code U} may become any unitary matrix
 * without the eigenvalue -1. {@code U = (I + A)^-1 (I - A)} with {@code A = X + i Y}, {@code X}
 * skew-symmetric and {@code Y} symmetric; {@code K} holds the first above its diagonal and the
 * second from there down, units^2 numbers as a unitary matrix has. With {@code Q = (I + X)^-1 Y}
 * the real part of {@code (I + A)^-1} is {@code R = (I + X + Y Q)^-1} and its imaginary part {@code
 * -Q R}.
 *
 * <p>The paper trains {@code U} itself and multiplies it with such a transform of its gradient at
 * every update; here {@code A} is trained. {@code K} begins normal with the variance 1 / units.
 */
@Name("urnn-full")
@Summary("A complex cell whose recurrent matrix keeps every length and is otherwise free")
@Source("Wisdom, Powers, Hershey, Le Roux & Atlas 2016, NeurIPS")
public record UrnnFull(
    @Doc("complex entries of the state; the cell puts out twice as many numbers")
        @Default("32")
        @Min(1)
        int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("re", "im"),
            "y",
            """
            # fixed: Upper is 1 above the diagonal, Lower on it and below it
            X    = Upper * K - (Upper * K)^T
            Y    = Lower * K + (Lower * K)^T
            Q    = inverse(I + X) @ Y
            R    = inverse(I + X + Y @ Q)
            U_re = 2 R - I
            U_im = -2 * (Q @ R)
            z_re = U_re re - U_im im + V_re x
            z_im = U_re im + U_im re + V_im x
            size = sqrt(z_re * z_re + z_im * z_im + 1e-8)
            kept = relu(size + b) / size
            re'  = kept * z_re
            im'  = kept * z_im
            y    = concat(re', im')
            """)
        .withConstant("Upper", Fixed.matrix(units, units, (row, column) -> row < column))
        .withConstant("Lower", Fixed.matrix(units, units, (row, column) -> row >= column))
        .withInitial("K", Start.normal(1 / Math.sqrt(units)))
        .withInitial("b", Start.uniform(-0.01, 0.01));
  }
}
