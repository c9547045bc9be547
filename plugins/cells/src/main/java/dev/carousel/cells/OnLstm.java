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
 * Ordered neurons: {@code fm}, the running sum of a softmax, rises from 0 to 1 along the units and
 * {@code im} falls; where they overlap ({@code w}) the usual gates decide, beyond it high units
 * keep and low ones are overwritten. {@code chunk} neighbouring units share one entry of the master
 * gates. The cell state needs no other change.
 *
 * <p>{@code Sum} adds up from the first entry; {@code n} is their number. The softmax divides plain
 * exponentials, whose sums must stay below 88 in single precision.
 */
@Name("on-lstm")
@Summary("An LSTM whose units are ordered by how long they keep")
@Source("Shen, Tan, Sordoni & Courville 2019, ICLR")
public record OnLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("neighbouring units that share an entry of the master gates; units must be a multiple")
        @Default("1")
        @Min(1)
        int chunk)
    implements Cell {

  public OnLstm {
    Blocks.check(units, chunk);
  }

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            # fixed: Sum adds up from the first level, Chunk copies a level to its units, n counts levels
            ef = exp(W_m x + U_m h + b_m)
            ei = exp(W_k x + U_k h + b_k)
            fm = Chunk (Sum ef) / (n * mean(ef))
            im = 1 - Chunk (Sum ei) / (n * mean(ei))
            z  = tanh(W_z x + U_z h + b_z)
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            o  = sigmoid(W_o x + U_o h + b_o)
            w  = fm * im
            fh = f * w + (fm - w)
            ih = i * w + (im - w)
            c' = fh * c + ih * z
            h' = o * tanh(c')
            """)
        .withSize("levels", units / chunk)
        .withWeight("W_m", "levels", "inputs")
        .withWeight("U_m", "levels", "units")
        .withWeight("W_k", "levels", "inputs")
        .withWeight("U_k", "levels", "units")
        .withWeight("b_m", "levels")
        .withWeight("b_k", "levels")
        .withConstant("n", units / chunk)
        .withConstant("Chunk", Fixed.repeat(units / chunk, chunk))
        .withConstant(
            "Sum", Fixed.matrix(units / chunk, units / chunk, (row, column) -> column <= row))
        .withRetention("b_f", 1);
  }
}
