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
 * The rotational unit of memory without its associative memory (lambda = 0): the input is embedded
 * to {@code e}, the state decides a target {@code tau}, and {@code h} is turned by the rotation
 * that takes {@code e} to the direction of {@code tau} in their plane, spanned by {@code u} and
 * {@code w}. {@code z} keeps the old state. No time normalisation.
 *
 * <p>With lambda = 1 the rotations are multiplied up over time, which needs a matrix as a state.
 * Lengths are rounded by 1e-8 under the root.
 */
@Name("rum")
@Summary("A gated cell that turns its state in the plane of the input and a target")
@Source("Dangovski, Jing, Nakov, Tatalovic & Soljacic 2019, TACL 7")
public record Rum(@Doc("entries of the state h, at least 2") @Default("32") @Min(1) int units)
    implements Cell {

  public Rum {
    if (units < 2) {
      throw new IllegalArgumentException("units must be at least 2, a plane");
    }
  }

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            e   = W_e x + b_e
            tau = W_t x + U_t h + b_t
            z   = sigmoid(W_z x + U_z h + b_z)
            u   = e / sqrt(n * mean(e * e) + 1e-8)
            ut  = n * mean(u * tau)
            v   = tau - ut * u
            w   = v / sqrt(n * mean(v * v) + 1e-8)
            wt  = n * mean(w * tau)
            d   = sqrt(n * mean(tau * tau) + 1e-8)
            uh  = n * mean(u * h)
            wh  = n * mean(w * h)
            r   = h + (ut / d - 1) * (uh * u + wh * w) + wt / d * (uh * w - wh * u)
            h'  = z * h + (1 - z) * relu(e + r)
            """)
        .withConstant("n", units)
        .withRetention("b_z", 1);
  }
}
