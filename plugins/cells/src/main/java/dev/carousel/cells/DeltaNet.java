package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The delta rule: {@code r} is what the matrix holds for the key {@code k} of length 1, and a share
 * {@code beta} of it is replaced by {@code v}. With {@code gated} a number of each head lets the
 * whole matrix fade first.
 *
 * <p>With {@code range} 1 what is held can be replaced; up to 2 also turned round, which a cell
 * needs to tell the parity of a sequence. Lengths are rounded by 1e-6 under the root. See {@link
 * Heads} for the matrices.
 */
@Name("delta-net")
@Summary("A matrix that replaces what it holds for a key instead of adding to it")
@Source(
    "Schlag, Irie & Schmidhuber 2021, ICML; Yang, Wang, Zhang, Shen & Kim 2024, NeurIPS; gated:"
        + " Yang, Kautz & Hatamizadeh 2025, ICLR")
public record DeltaNet(
    @Doc("units of all heads together; the state is a matrix for each head") @Default("32") @Min(1)
        int units,
    @Doc("heads, each with a matrix of its own; units must be a multiple") @Default("4") @Min(1)
        int heads,
    @Doc("whether the matrix fades before it is corrected") @Default("false") boolean gated,
    @Doc("largest share that is corrected") @Default("1") @Above(0) @Max(2) double range)
    implements Cell {

  private static final String STEP =
      """
      u  = W_k x
      k  = u / Head sqrt(Dot (u * u) + 1e-6)
      b  = range * sigmoid(W_b x)
      r  = Read ((Key k) * @)
      S' = @ + (Entry b) * (Key k) * (Value (W_v x - r))
      y  = Read ((Key (W_q x)) * S')
      """;

  private static final String GATE = "A  = (Entry sigmoid(W_a x + b_a)) * S\n";

  public DeltaNet {
    new Heads(units, heads);
  }

  @Override
  public CellEquations equations() {
    var cell =
        new Heads(units, heads)
            .in(
                CellEquations.of(
                    List.of(), "y", gated ? GATE + STEP.replace("@", "A") : STEP.replace("@", "S")))
            .withWeight("W_b", "heads", "inputs")
            .withConstant("range", range);
    return gated
        ? cell.withWeight("W_a", "heads", "inputs")
            .withWeight("b_a", "heads")
            .withRetention("b_a", 1)
        : cell;
  }
}
