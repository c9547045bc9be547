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
 * Eight sums of input and state, joined in a tree of products and sums. {@code o4} multiplies its
 * two sums and has no bias. As in the code that came with the paper; the drawing in it can be read
 * in more than one way.
 */
@Name("nas-cell")
@Summary("The cell that a search over architectures found")
@Source("Zoph & Le 2017, ICLR")
public record NasCell(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
        List.of("h", "c"),
        "h",
        """
        o1 = sigmoid(W_1 x + U_1 h + b_1)
        o2 = relu(W_2 x + U_2 h + b_2)
        o3 = sigmoid(W_3 x + U_3 h + b_3)
        o4 = relu((W_4 x) * (U_4 h))
        o5 = tanh(W_5 x + U_5 h + b_5)
        o6 = sigmoid(W_6 x + U_6 h + b_6)
        o7 = tanh(W_7 x + U_7 h + b_7)
        o8 = sigmoid(W_8 x + U_8 h + b_8)
        l1 = tanh(tanh(o1 * o2) + c)
        l2 = tanh(o3 + o4)
        l3 = tanh(o5 * o6)
        l4 = sigmoid(o7 + o8)
        c' = l1 * l2
        h' = tanh(c' * tanh(l3 + l4))
        """);
  }
}
