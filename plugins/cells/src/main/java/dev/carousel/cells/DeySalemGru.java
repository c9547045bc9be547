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
 * The three reduced gated recurrent units of Dey and Salem: the gates lose first the input, then
 * the bias, then everything but the bias. The candidate and {@code z}, which keeps the old state,
 * are those of {@code gru-v1}. The authors write {@code 1 - z} where this has {@code z}.
 */
public final class DeySalemGru {
  private static final String SOURCE = "Dey & Salem 2017, MWSCAS";
  private static final String STEP =
      """
      n  = tanh(W_n x + U_n (r * h) + b_n)
      h' = (1 - z) * n + z * h
      """;

  private DeySalemGru() {}

  private static CellEquations cell(String gates) {
    return CellEquations.of(List.of("h"), "h", gates + STEP);
  }

  /** Gates without the input. */
  @Name("gru1")
  @Summary("The gated recurrent unit whose gates read the state and a bias alone")
  @Source(SOURCE)
  public record One(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("z  = sigmoid(U_z h + b_z)\n" + "r  = sigmoid(U_r h + b_r)\n")
          .withRetention("b_z", 1);
    }
  }

  /** Gates without input and bias. */
  @Name("gru2")
  @Summary("The gated recurrent unit whose gates read the state alone")
  @Source(SOURCE)
  public record Two(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("z  = sigmoid(U_z h)\n" + "r  = sigmoid(U_r h)\n");
    }
  }

  /** Gates of biases alone: trained, but the same at every step. */
  @Name("gru3")
  @Summary("The gated recurrent unit whose gates are trained numbers")
  @Source(SOURCE)
  public record Three(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("z  = sigmoid(b_z)\n" + "r  = sigmoid(b_r)\n").withRetention("b_z", 1);
    }
  }
}
