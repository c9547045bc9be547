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
 * S4D-Lin. The projected input {@code u} drives, for each unit, {@code modes} complex numbers with
 * {@code A = -exp(a) + i w}, begun at -1/2 and pi n, through {@code B = 1}, made discrete by a hold
 * over the unit's own step {@code exp(d)}. The readout takes twice the real part, with a skip
 * {@code p_d}. Steps begin spread evenly in their logarithm from 0.001 to 0.1.
 *
 * <p>{@code Mode} copies a unit's value to its modes and {@code Sum} adds them up. The paper's
 * layer around it (norm, nonlinearity, mixing) is not part of the cell.
 */
@Name("s4d")
@Summary("A linear system of several complex modes for each unit: diagonal S4")
@Source("Gu, Goel, Gupta & Re 2022, NeurIPS")
public record S4d(
    @Doc("units, each with several numbers as its state") @Default("32") @Min(1) int units,
    @Doc("numbers of the state for each unit") @Default("8") @Min(1) int modes)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of(),
            "y",
            """
            # fixed, of zeros and ones: Mode copies a unit to its modes, Sum adds them up
            u   = W x
            dt  = Mode exp(d)
            e   = exp(-dt * exp(a))
            are = e * cos(dt * w)
            aim = e * sin(dt * w)
            q   = exp(a) * exp(a) + w * w
            bre = ((1 - are) * exp(a) + aim * w) / q
            bim = ((1 - are) * w - aim * exp(a)) / q
            re' = are * re - aim * im + bre * (Mode u)
            im' = are * im + aim * re + bim * (Mode u)
            y   = 2 * (Sum (c_re * re' - c_im * im')) + p_d * u
            """)
        .withState("re", "entries")
        .withState("im", "entries")
        .withSize("entries", units * modes)
        .withWeight("d", "units")
        .withWeight("a", "entries")
        .withWeight("w", "entries")
        .withWeight("c_re", "entries")
        .withWeight("c_im", "entries")
        .withConstant("Mode", Fixed.repeat(units, modes))
        .withConstant("Sum", Fixed.sums(units, modes))
        .withInitial("d", Start.evenly(u -> StrictMath.log(0.001) + u * StrictMath.log(100)))
        .withInitial("a", StrictMath.log(0.5))
        .withInitial("w", Start.entries((entry, _) -> Math.PI * (entry % modes)))
        .withInitial("c_re", Start.normal(1))
        .withInitial("c_im", Start.normal(1))
        .withInitial("p_d", 1);
  }
}
