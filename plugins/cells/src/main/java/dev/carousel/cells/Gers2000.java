package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The paper that brought the forget gate, in blocks of {@code block-size} cells with one input,
 * forget and output gate each. Unlike {@link Lstm1997} gates do not read gates, and cells have no
 * bias. {@code g} squashes to (-2, 2) and {@code h} to (-1, 1).
 *
 * <p>Biases of the forget gates begin positive, 0.5, 1, 1.5, … block by block, those of the input
 * and output gates negative, -0.5, -1, …; all other weights uniform in [-0.2, 0.2).
 */
@Name("lstm-gers2000")
@Summary("LSTM blocks with the first forget gate")
@Source("Gers, Schmidhuber & Cummins 2000, Neural Computation 12")
public record Gers2000(
    @Doc("cells: entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("cells of a block, which share their gates; units must be a multiple")
        @Default("2")
        @Min(1)
        int blockSize)
    implements Cell {

  public Gers2000 {
    Blocks.check(units, blockSize);
  }

  private static final Initializer WEIGHTS = Start.uniform(-0.2, 0.2);

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            # fixed: Block copies a gate to the cells of its block
            i  = sigmoid(W_i x + U_i h + b_i)
            f  = sigmoid(W_f x + U_f h + b_f)
            o  = sigmoid(W_o x + U_o h + b_o)
            g  = 4 * sigmoid(W_c x + U_c h) - 2
            c' = (Block f) * c + (Block i) * g
            h' = (Block o) * (2 * sigmoid(c') - 1)
            """)
        .withSize("blocks", units / blockSize)
        .withWeight("W_i", "blocks", "inputs")
        .withWeight("U_i", "blocks", "units")
        .withWeight("W_f", "blocks", "inputs")
        .withWeight("U_f", "blocks", "units")
        .withWeight("W_o", "blocks", "inputs")
        .withWeight("U_o", "blocks", "units")
        .withWeight("b_i", "blocks")
        .withWeight("b_f", "blocks")
        .withWeight("b_o", "blocks")
        .withConstant("Block", Fixed.repeat(units / blockSize, blockSize))
        .withInitial("W_i", WEIGHTS)
        .withInitial("U_i", WEIGHTS)
        .withInitial("W_f", WEIGHTS)
        .withInitial("U_f", WEIGHTS)
        .withInitial("W_o", WEIGHTS)
        .withInitial("U_o", WEIGHTS)
        .withInitial("W_c", WEIGHTS)
        .withInitial("U_c", WEIGHTS)
        .withInitial("b_f", Start.entries((block, _) -> 0.5 * (block + 1)))
        .withInitial("b_i", Start.entries((block, _) -> -0.5 * (block + 1)))
        .withInitial("b_o", Start.entries((block, _) -> -0.5 * (block + 1)))
        .withRetention("b_f", 1);
  }
}
