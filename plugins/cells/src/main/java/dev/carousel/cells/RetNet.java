package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Retention: head h keeps the share {@code gamma = 1 - 2^(-5-h)} at every step. Without the
 * rotation of keys and queries by position, the norm of heads and the gate of the paper's layer.
 * See {@link Heads} for the matrices.
 */
@Name("retnet")
@Summary("A sum of outer products that fades at a fixed rate in each head")
@Source("Sun et al. 2023, arXiv:2307.08621")
public record RetNet(
    @Doc("units of all heads together; the state is a matrix for each head") @Default("32") @Min(1)
        int units,
    @Doc("heads, each with a matrix of its own; units must be a multiple") @Default("4") @Min(1)
        int heads)
    implements Cell {

  public RetNet {
    new Heads(units, heads);
  }

  @Override
  public CellEquations equations() {
    return new Heads(units, heads)
        .in(
            CellEquations.of(
                List.of(),
                "y",
                """
                S' = (Entry gamma) * S + (Key (W_k x)) * (Value (W_v x))
                y  = Read ((Key (W_q x)) * S')
                """))
        .withConstant("gamma", gamma());
  }

  private Constant gamma() {
    return Constant.vector(
        IntStream.range(0, heads).mapToObj(head -> 1 - Math.scalb(1.0, -5 - head)).toList());
  }
}
