package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The hierarchically gated recurrent network, one layer: {@code f} keeps and lies above {@code
 * floor}, each unit turns by its own trained angle {@code theta}, and a normed, gated readout
 * follows. In the paper the floors are trained and rise from layer to layer, so that upper layers
 * keep longer; here the floor is a parameter, the same in all layers of a study.
 */
@Name("hgrn")
@Summary("A gated linear recurrence of complex numbers whose gate has a lower bound")
@Source("Qin, Yang & Zhong 2023, NeurIPS")
public record Hgrn(
    @Doc("complex entries of the state; the cell puts out twice as many numbers")
        @Default("32")
        @Min(1)
        int units,
    @Doc("lower bound of the gate that keeps") @Default("0.5") @Min(0) @Below(1) double floor)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("re", "im"),
            "y",
            """
            f   = floor + (1 - floor) * sigmoid(W_f x + b_f)
            vr  = W_r x + b_r
            vi  = W_i x + b_i
            re' = f * (cos(theta) * re - sin(theta) * im) + (1 - f) * (vr * sigmoid(vr))
            im' = f * (cos(theta) * im + sin(theta) * re) + (1 - f) * (vi * sigmoid(vi))
            g   = sigmoid(W_g x + b_g)
            y   = concat(g, g) * norm(concat(re', im'))
            """)
        .withWeight("theta", "units")
        .withConstant("floor", floor)
        .withInitial("theta", Start.uniform(0, 0.1))
        .withRetention("b_f", 1);
  }
}
