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
 * The intersection RNN (+RNN): beside the state {@code h}, which {@code g_h} keeps, the input
 * itself passes to the output {@code y}, which {@code g_y} keeps. So the input must have as many
 * entries as the state; {@code projected} lets a matrix of its own bring it there and takes any
 * input, which is not the paper's form in the first layer.
 */
@Name("intersection-rnn")
@Summary("Two gated paths in one cell, one through time and one through depth")
@Source("Collins, Sohl-Dickstein & Sussillo 2017, ICLR")
public record IntersectionRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc(
            "whether a matrix W_p brings the input to the size of the state; without it inputs must"
                + " equal units")
        @Default("true")
        boolean projected)
    implements Cell {

  private static final String STEP =
      """
      m  = relu(W_y x + U_y h + b_y)
      n  = tanh(W_h x + U_h h + b_h)
      gy = sigmoid(W_gy x + U_gy h + b_gy)
      gh = sigmoid(W_gh x + U_gh h + b_gh)
      y  = gy * p + (1 - gy) * m
      h' = gh * h + (1 - gh) * n
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "y", "p  = " + (projected ? "W_p x" : "x") + "\n" + STEP)
        .withRetention("b_gh", 1);
  }
}
