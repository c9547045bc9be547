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
 * The selective state space (S6) alone: the step {@code dt} of each unit, and the couplings {@code
 * b} in and {@code c} out of each mode, depend on the input. The modes fade at {@code -exp(a)},
 * begun at 1, 2, …, {@code modes}; {@code dt} begins at steps spread evenly in their logarithm from
 * 0.001 to 0.1. A larger {@code dt} keeps less.
 *
 * <p>The paper's block around it, with its convolution and its gate, is not part of the cell.
 * Diagonal and real, so one layer cannot tell the parity of a sequence.
 */
@Name("mamba-s6")
@Summary(
    "A linear system of several modes for each unit whose step and couplings the input chooses")
@Source("Gu & Dao 2023, arXiv:2312.00752")
public record Mamba(
    @Doc("units, each with several numbers as its state") @Default("32") @Min(1) int units,
    @Doc("numbers of the state for each unit") @Default("8") @Min(1) int modes)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of(),
            "y",
            """
            # fixed, of zeros and ones: Mode copies a unit to its modes, Tile gives the modes to each
            # unit, Sum adds a unit's modes up
            u  = W x
            dt = log(1 + exp(W_d x + b_d))
            b  = Tile (W_b x)
            c  = Tile (W_c x)
            h' = exp(-(Mode dt) * exp(a)) * h + (Mode (dt * u)) * b
            y  = Sum (c * h') + p_d * u
            """)
        .withState("h", "entries")
        .withSize("entries", units * modes)
        .withSize("modes", modes)
        .withWeight("a", "entries")
        .withWeight("W_b", "modes", "inputs")
        .withWeight("W_c", "modes", "inputs")
        .withConstant("Mode", Fixed.repeat(units, modes))
        .withConstant("Tile", Fixed.tile(modes, units))
        .withConstant("Sum", Fixed.sums(units, modes))
        .withInitial("b_d", Start.evenly(u -> softplusInverse(0.001 * StrictMath.pow(100, u))))
        .withInitial("a", Start.entries((entry, _) -> StrictMath.log(1 + entry % modes)))
        .withInitial("p_d", 1)
        .withRetention("b_d", -1);
  }

  private static double softplusInverse(double v) {
    return StrictMath.log(StrictMath.expm1(v));
  }
}
