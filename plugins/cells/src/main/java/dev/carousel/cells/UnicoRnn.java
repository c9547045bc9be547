package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The undamped independent controlled oscillatory RNN, by the symplectic Euler method: the velocity
 * {@code z} first, then the position {@code y} by the new velocity. {@code sigmoid(c)} is the time
 * scale of each unit. Elementwise in the state, so a second layer is needed before units see each
 * other.
 */
@Name("unicornn")
@Summary("Undamped oscillators, each alone, with time scales of their own")
@Source("Rusch & Mishra 2021, ICML")
public record UnicoRnn(
    @Doc("entries of each of the states y and z") @Default("32") @Min(1) int units,
    @Doc("step in time") @Default("0.1") @Above(0) double dt,
    @Doc("stiffness") @Default("1") @Min(0) double alpha)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("y", "z"),
            "y",
            """
            s  = dt * sigmoid(c)
            z' = z - s * (tanh(w * y + V x + b) + alpha * y)
            y' = y + s * z'
            """)
        .withWeight("w", "units")
        .withWeight("c", "units")
        .withConstant("dt", dt)
        .withConstant("alpha", alpha)
        .withInitial("w", Start.uniform(0, 1))
        .withInitial("c", Start.uniform(-0.1, 0.1));
  }
}
