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
 * The coupled oscillatory RNN: positions {@code y}, velocities {@code z}, stiffness {@code gamma},
 * damping {@code epsilon}, step {@code dt}; the new velocity moves the position. The authors' code
 * damps explicitly, with the old {@code z}; {@code damping: implicit} is the scheme of the paper's
 * analysis, which divides instead.
 *
 * <p>The paper's settings: adding dt 0.06, gamma 66, epsilon 15; sequential digits 0.042, 2.7, 4.7.
 * Not to be confused with {@link UnicoRnn}, whose oscillators do not see each other.
 */
@Name("cornn")
@Summary("A network of driven and damped oscillators with position and velocity")
@Source("Rusch & Mishra 2021, ICLR")
public record CoRnn(
    @Doc("entries of each of the states y and z") @Default("32") @Min(1) int units,
    @Doc("step in time") @Default("0.042") @Above(0) double dt,
    @Doc("stiffness") @Default("2.7") @Above(0) double gamma,
    @Doc("damping") @Default("4.7") @Min(0) double epsilon,
    @Doc("which velocity the damping sees: explicit the old one, implicit the new")
        @Default("explicit")
        Damping damping)
    implements Cell {

  /** Which velocity the damping sees. */
  public enum Damping {
    EXPLICIT("z + dt * (a - gamma * y - epsilon * z)"),
    IMPLICIT("(z + dt * (a - gamma * y)) / (1 + dt * epsilon)");

    private final String velocity;

    Damping(String velocity) {
      this.velocity = velocity;
    }
  }

  private static final String STEP =
      """
      a  = tanh(W y + Wz z + V x + b)
      z' = %s
      y' = y + dt * z'
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("y", "z"), "y", STEP.formatted(damping.velocity))
        .withConstant("dt", dt)
        .withConstant("gamma", gamma)
        .withConstant("epsilon", epsilon);
  }
}
