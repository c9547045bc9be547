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
 * Just another network: {@code f} keeps, {@code 1 - f} writes, there is no output gate and no
 * squashing of what is put out. The authors' code writes less than it forgets by {@code beta = 1}
 * in the gate's sum; with {@code beta: 0} it is the simple form, a coupled LSTM with {@code o = 1}.
 *
 * <p>The paper begins {@code b_f} by chrono, {@code log(u), u} uniform in [1, longest], here spread
 * evenly, and {@code b_c} at 0.
 */
@Name("janet")
@Summary("The LSTM reduced to its forget gate")
@Source("van der Westhuizen & Lasenby 2018, arXiv:1804.04849")
public record Janet(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("how much less is written than forgotten") @Default("1") double beta,
    @Doc("longest dependency in steps, for the forget bias") @Default("100") @Min(1) double longest)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            a  = W_f x + U_f h + b_f
            n  = tanh(W_c x + U_c h + b_c)
            h' = sigmoid(a) * h + (1 - sigmoid(a - beta)) * n
            """)
        .withConstant("beta", beta)
        .withInitial("b_f", Start.evenly(u -> StrictMath.log(1 + u * (longest - 1))))
        .withInitial("b_c", 0)
        .withRetention("b_f", 1);
  }
}
