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
 * The step {@code d1} of the memory {@code z} and {@code d2} of the output {@code y} are computed
 * anew at every step; {@code y} reads the new {@code z}. Smaller steps keep more. The authors' code
 * draws every weight uniform within {@code 1 / sqrt(units)}.
 *
 * <p>Some libraries use one step in both lines, which is another cell. {@code dt} is 1 by default
 * and 0.0242 for the authors' adding problem.
 */
@Name("lem")
@Summary("Two states with time scales that the input and the state decide: long expressive memory")
@Source("Rusch, Mishra, Erichson & Mahoney 2022, ICLR")
public record Lem(
    @Doc("entries of each of the states y and z") @Default("32") @Min(1) int units,
    @Doc("longest step in time") @Default("1") @Above(0) double dt)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("y", "z"),
            "y",
            """
            d1 = dt * sigmoid(W_1 y + V_1 x + b_1)
            d2 = dt * sigmoid(W_2 y + V_2 x + b_2)
            z' = (1 - d1) * z + d1 * tanh(W_z y + V_z x + b_z)
            y' = (1 - d2) * y + d2 * tanh(W_y z' + V_y x + b_y)
            """)
        .withConstant("dt", dt)
        .withRetention("b_1", -1)
        .withRetention("b_2", -1);
  }
}
