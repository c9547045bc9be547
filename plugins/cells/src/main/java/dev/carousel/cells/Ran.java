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
 * The recurrent additive network: the cell state is a weighted sum of projected inputs, nothing
 * else; the gates read {@code h}. {@code output: linear} puts out the cell state itself.
 */
@Name("ran")
@Summary("An LSTM without an output gate whose candidate is linear and reads the input alone")
@Source("Lee, Levy & Zettlemoyer 2017, arXiv:1705.07393")
public record Ran(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("tanh of the cell state, or the cell state itself") @Default("tanh") Output output)
    implements Cell {

  /** What the cell puts out. */
  public enum Output {
    TANH("h' = tanh(c')\n"),
    LINEAR("h' = c'\n");

    private final String text;

    Output(String text) {
      this.text = text;
    }
  }

  private static final String STEP =
      """
      n  = W_c x + b_c
      i  = sigmoid(W_i x + U_i h + b_i)
      f  = sigmoid(W_f x + U_f h + b_f)
      c' = i * n + f * c
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h", "c"), "h", STEP + output.text).withRetention("b_f", 1);
  }
}
