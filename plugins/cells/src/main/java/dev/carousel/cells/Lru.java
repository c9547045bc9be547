package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * The linear recurrent unit: each unit is a complex number {@code re + i im} that is multiplied by
 * {@code exp(-exp(nu_log) + i exp(theta_log))} at every step, of modulus below 1 whatever is
 * trained. {@code gamma_log} scales the input so that the state keeps its size. The readout is
 * {@code y = Re(C s) + D x} with a whole {@code D}, where the paper, which has as many inputs as
 * units, skips by a diagonal; {@code output: state} puts out {@code [re; im]} alone.
 *
 * <p>The moduli begin such that the squares are uniform in [smallest^2, largest^2], the angles
 * uniform in [0, phase), {@code gamma = sqrt(1 - modulus^2)}; the moduli are spread evenly instead
 * of drawn so that gamma can follow them. {@code B} and {@code C} are normal. For long gaps the
 * paper takes 0.9, 0.999 and pi / 10.
 */
@Name("lru")
@Summary("A linear recurrence of complex numbers that turn and fade, with a linear readout")
@Source("Orvieto et al. 2023, ICML")
public record Lru(
    @Doc("complex entries of the state") @Default("32") @Min(1) int units,
    @Doc("what the cell puts out: readout, of units entries, or state, of twice as many")
        @Default("readout")
        Output output,
    @Doc("smallest modulus at the beginning") @Default("0.9") @Min(0) @Below(1) double smallest,
    @Doc("largest modulus at the beginning") @Default("0.999") @Above(0) @Below(1) double largest,
    @Doc("largest angle of a step at the beginning, in radians")
        @Default("0.314")
        @Above(0)
        @Max(6.2832)
        double phase)
    implements Cell {

  /** What the cell puts out. */
  public enum Output {
    READOUT("y   = C_re re' - C_im im' + D x\n"),
    STATE("y   = concat(re', im')\n");

    private final String text;

    Output(String text) {
      this.text = text;
    }
  }

  private static final String STATE =
      """
      lre = exp(-exp(nu_log)) * cos(exp(theta_log))
      lim = exp(-exp(nu_log)) * sin(exp(theta_log))
      re' = lre * re - lim * im + exp(gamma_log) * (B_re x)
      im' = lre * im + lim * re + exp(gamma_log) * (B_im x)
      """;

  public Lru {
    if (smallest > largest) {
      throw new IllegalArgumentException("smallest, " + smallest + ", is more than largest");
    }
  }

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("re", "im"), "y", STATE + output.text)
            .withWeight("nu_log", "units")
            .withWeight("theta_log", "units")
            .withWeight("gamma_log", "units")
            .withInitial(
                "nu_log", Start.evenly(u -> StrictMath.log(-0.5 * StrictMath.log(square(u)))))
            .withInitial("theta_log", Lru.logUniform(phase))
            .withInitial("gamma_log", Start.evenly(u -> 0.5 * StrictMath.log(1 - square(u))))
            .withInitial("B_re", Lru::input)
            .withInitial("B_im", Lru::input);
    return output == Output.STATE
        ? cell
        : cell.withInitial("C_re", Lru::readout).withInitial("C_im", Lru::readout);
  }

  /** The squared modulus at a share u of the way. */
  private double square(double u) {
    return smallest * smallest + u * (largest * largest - smallest * smallest);
  }

  private static Initializer logUniform(double most) {
    return (weight, units, values, random) ->
        Arrays.setAll(values, _ -> StrictMath.log(most * (1 - random.uniform())));
  }

  private static void input(
      Initializer.Weight weight, int units, double[] values, RandomStream random) {
    Start.normal(Math.sqrt(0.5 / weight.columns())).fill(weight, units, values, random);
  }

  private static void readout(
      Initializer.Weight weight, int units, double[] values, RandomStream random) {
    Start.normal(1 / Math.sqrt(units)).fill(weight, units, values, random);
  }
}
