package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
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
 * Each unit has a period {@code tau}, a shift {@code s} and an open share {@code r} of the period,
 * all trained. Its time gate {@code k} rises and falls while it is open and leaks a little of the
 * gradient while it is closed. Time is the step number.
 *
 * <p>As in the paper {@code tau = exp(u), u} uniform in [0, 3), here spread evenly so that {@code
 * s} can begin uniform in [0, tau), and {@code r = 0.05}. The paper sets the leak to 0 when it
 * tests; here it is the same always. Gates without peepholes.
 */
@Name("phased-lstm")
@Summary("An LSTM each of whose units opens only in a short phase of its own rhythm")
@Source("Neil, Pfeiffer & Liu 2016, NIPS")
public record PhasedLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("share of the update that passes while a unit is closed") @Default("0.001") @Min(0) @Max(1)
        double leak)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            phi = ((t - s) % tau) / tau
            k  = where(phi < r / 2, 2 * phi / r, where(phi < r, 2 - 2 * phi / r, leak * phi))
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            o  = sigmoid(W_o x + U_o h + b_o)
            ct = f * c + i * z
            ht = o * tanh(ct)
            c' = k * ct + (1 - k) * c
            h' = k * ht + (1 - k) * h
            """)
        .withWeight("tau", "units")
        .withWeight("s", "units")
        .withWeight("r", "units")
        .withConstant("leak", leak)
        .withInitial("tau", Start.evenly(PhasedLstm::period))
        .withInitial("s", PhasedLstm::shift)
        .withInitial("r", 0.05)
        .withRetention("b_f", 1);
  }

  private static double period(double u) {
    return StrictMath.exp(3 * u);
  }

  private static void shift(
      Initializer.Weight weight, int units, double[] values, RandomStream random) {
    Start.evenly(PhasedLstm::period).fill(weight, units, values, random);
    Arrays.setAll(values, i -> random.uniform(0, values[i]));
  }
}
