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
 * The gate {@code a} of each key is a sigmoid to the power 1/16, of two thin matrices, so it stays
 * near 1; it keeps. See {@link Heads} for the matrices. The norm and the output gate of the paper's
 * layer are not part of the cell.
 */
@Name("gla")
@Summary("A sum of outer products whose rows fade by a gate of the input: gated linear attention")
@Source("Yang, Wang, Shen, Panda & Kim 2024, ICML")
public record Gla(
    @Doc("units of all heads together; the state is a matrix for each head") @Default("32") @Min(1)
        int units,
    @Doc("heads, each with a matrix of its own; units must be a multiple") @Default("4") @Min(1)
        int heads,
    @Doc("rows of the thin matrix of the gate") @Default("8") @Min(1) int rank)
    implements Cell {

  public Gla {
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
                g  = G (F x) + b_g
                a  = exp(-log(1 + exp(-g)) / 16)
                S' = (Key a) * S + (Key (W_k x)) * (Value (W_v x))
                y  = Read ((Key (W_q x)) * S')
                """))
        .withSize("rank", rank)
        .withWeight("F", "rank", "inputs")
        .withRetention("b_g", 1);
  }
}
