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
 * The original network. Blocks of {@code block-size} cells share one input gate {@code i} and one
 * output gate {@code o}; nothing forgets. Cells and gates read the input and, of the step before,
 * all cell outputs {@code h} and all gates. {@code g} squashes to (-2, 2) and {@code h} to (-1, 1),
 * as the text of every experiment has it; the caption of its table 10 exchanges the two.
 *
 * <p>With N = cells + 2 blocks, I inputs and biases it has N (I + N + 1) weights. The paper trains
 * by a truncated gradient, and so does this cell unless told otherwise: an error that arrives at
 * the input of a gate or cell changes the weights there and goes no further back in time; only
 * {@code c} carries it on, unchanged (appendix A.1). Not to be confused with {@link SimpleLstm},
 * whose gates do not read gates, nor with {@link Lstm}.
 */
@Name("lstm-1997")
@Summary("The first LSTM: blocks of cells without a forget gate, whose gates read all gates")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9")
public record Lstm1997(
    @Doc("cells: entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("cells of a block, which share their gates; units must be a multiple")
        @Default("2")
        @Min(1)
        int blockSize,
    @Doc("what has biases: none, gates, or all: gates and cells") @Default("all") Biases biases,
    @Doc("whether errors go back in time through the cell states alone, as in the paper")
        @Default("true")
        boolean truncated)
    implements Cell {

  /** What has biases; the paper's experiments differ in it. */
  public enum Biases {
    NONE(" \\+ b_[ioc]"),
    GATES(" \\+ b_c"),
    ALL("$^");

    private final String missing;

    Biases(String missing) {
      this.missing = missing;
    }
  }

  private static final String BIASED =
      """
      # fixed: Block copies a gate to the cells of its block
      all = concat(h, i, o)
      i'  = sigmoid(W_i x + U_i all + b_i)
      o'  = sigmoid(W_o x + U_o all + b_o)
      g   = 4 * sigmoid(W_c x + U_c all + b_c) - 2
      c'  = c + (Block i') * g
      h'  = (Block o') * (2 * sigmoid(c') - 1)
      """;

  public Lstm1997 {
    Blocks.check(units, blockSize);
  }

  private String text() {
    String read = "concat(h, i, o)";
    return truncated ? BIASED.replace(read, "stop(" + read + ")") : BIASED;
  }

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("h", "c"), "h", text().replaceAll(biases.missing, ""))
            .withState("i", "blocks")
            .withState("o", "blocks")
            .withSize("blocks", units / blockSize)
            .withWeight("W_i", "blocks", "inputs")
            .withWeight("U_i", "blocks", "units + 2*blocks")
            .withWeight("W_o", "blocks", "inputs")
            .withWeight("U_o", "blocks", "units + 2*blocks")
            .withConstant("Block", Fixed.repeat(units / blockSize, blockSize));
    return biases == Biases.NONE
        ? cell
        : cell.withWeight("b_i", "blocks").withWeight("b_o", "blocks");
  }
}
