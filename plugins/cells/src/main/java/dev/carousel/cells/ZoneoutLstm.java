package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * An LSTM some of whose units keep their state over a step, by lot: {@code c} with probability
 * {@code z_c}, {@code h} with {@code z_h}, anew at each step. {@code o} reads the whole new cell
 * state, as in the paper. In evaluation each mask is its mean, so every unit keeps a share of its
 * state. With both at 0 it is {@link Lstm}.
 */
@Name("lstm-zoneout")
@Summary("An LSTM that keeps random entries of its states over a step while it trains")
@Source("Krueger et al. 2017, ICLR")
public record ZoneoutLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("probability that an entry of c stays as it was") @Default("0.5") @Min(0) @Max(1)
        double cellZoneout,
    @Doc("probability that an entry of h stays as it was") @Default("0.05") @Min(0) @Max(1)
        double hiddenZoneout)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            n  = f * c + i * z
            o  = sigmoid(W_o x + U_o h + b_o)
            d  = chance(1 - z_c)
            e  = chance(1 - z_h)
            c' = d * n + (1 - d) * c
            h' = e * (o * tanh(n)) + (1 - e) * h
            """)
        .withConstant("z_c", cellZoneout)
        .withConstant("z_h", hiddenZoneout)
        .withInitial("b_f", 1)
        .withRetention("b_f", 1);
  }
}
