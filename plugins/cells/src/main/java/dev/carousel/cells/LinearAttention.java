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
 * Keys and queries pass {@code elu + 1}, which makes them positive; {@code s} adds up the keys to
 * divide by. Nothing is ever forgotten. See {@link Heads} for the matrices.
 */
@Name("linear-attn")
@Summary("Attention without its softmax: a sum of outer products, read by a query")
@Source("Katharopoulos, Vyas, Pappas & Fleuret 2020, ICML")
public record LinearAttention(
    @Doc("units of all heads together; the state is a matrix for each head") @Default("32") @Min(1)
        int units,
    @Doc("heads, each with a matrix of its own; units must be a multiple") @Default("4") @Min(1)
        int heads)
    implements Cell {

  public LinearAttention {
    new Heads(units, heads);
  }

  @Override
  public CellEquations equations() {
    return new Heads(units, heads)
        .in(
            CellEquations.of(
                List.of("s"),
                "y",
                """
                k  = relu(W_k x) + exp(min(W_k x, 0))
                q  = relu(W_q x) + exp(min(W_q x, 0))
                v  = W_v x
                S' = S + (Key k) * (Value v)
                s' = s + k
                y  = Read ((Key q) * S') / Head Dot (q * s')
                """));
  }
}
