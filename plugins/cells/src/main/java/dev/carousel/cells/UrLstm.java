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
 * {@code r} moves the forget gate {@code f} towards 1 or 0 where it would saturate slowly; the
 * effective gate {@code g} also decides what is written, {@code 1 - g}. Uniform gate
 * initialisation: {@code b_f = -log(1/u - 1), u} uniform in [1/H, 1 - 1/H], here spread evenly, and
 * {@code b_r = -b_f}.
 */
@Name("ur-lstm")
@Summary("An LSTM with a refined forget gate and time scales spread evenly at the beginning")
@Source("Gu, Gulcehre, Paine, Hoffman & Pascanu 2020, ICML")
public record UrLstm(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            f  = sigmoid(W_f x + U_f h + b_f)
            r  = sigmoid(W_r x + U_r h + b_r)
            g  = r * (1 - (1 - f) * (1 - f)) + (1 - r) * f * f
            z  = tanh(W_z x + U_z h + b_z)
            o  = sigmoid(W_o x + U_o h + b_o)
            c' = g * c + (1 - g) * z
            h' = o * tanh(c')
            """)
        .withInitial("b_f", Start.evenly(this::logit))
        .withInitial("b_r", Start.evenly(u -> -logit(u)))
        .withRetention("b_f", 1)
        .withRetention("b_r", 1);
  }

  private double logit(double u) {
    double edge = Math.min(1.0 / units, 0.5);
    double inside = edge + u * (1 - 2 * edge);
    return StrictMath.log(inside / (1 - inside));
  }
}
