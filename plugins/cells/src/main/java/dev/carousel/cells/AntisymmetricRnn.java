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
 * A step of Euler's method for {@code dh/dt = tanh(A h + W x + b)} with {@code A = U - U^T - gamma
 * I}: an antisymmetric matrix turns and does not stretch, and {@code gamma} makes up for what
 * Euler's method adds. {@code U} has twice the numbers that count. The paper searches {@code
 * epsilon} from 0.01 to 1 and {@code gamma} from 0.001 to 1, and draws {@code U} with a variance
 * that falls with the units.
 */
@Name("antisymmetric-rnn")
@Summary(
    "A plain cell that adds to its state through an antisymmetric matrix: stable without decay")
@Source("Chang, Chen, Haber & Chi 2019, ICLR")
public record AntisymmetricRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("step size of the equation") @Default("0.1") @Above(0) double epsilon,
    @Doc("damping") @Default("0.01") @Min(0) double gamma)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            A  = U - U^T - gamma I
            u  = tanh(A h + W x + b)
            h' = h + epsilon * u
            """)
        .withConstant("epsilon", epsilon)
        .withConstant("gamma", gamma);
  }
}
