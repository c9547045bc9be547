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
 * The minimal gated unit and the three reductions of Heck and Salem. One gate {@code f} both resets
 * the state for the candidate and takes the new: a larger {@code f} keeps less. Not to be confused
 * with {@link Ugrnn}, whose gate does not reset, nor with {@link Janet}, which keeps by {@code f}.
 */
public final class Mgu {
  private static final String SOURCE =
      "Zhou, Wu, Zhang & Zhou 2016, International Journal of Automation and Computing 13; mgu1 to"
          + " mgu3: Heck & Salem 2017, MWSCAS";
  private static final String STEP =
      """
      n  = tanh(W_n x + U_n (f * h) + b_n)
      h' = (1 - f) * h + f * n
      """;

  private Mgu() {}

  private static CellEquations cell(String gates) {
    return CellEquations.of(List.of("h"), "h", gates + STEP);
  }

  /** As published. */
  @Name("mgu")
  @Summary("The minimal gated unit: one gate that resets and renews")
  @Source(SOURCE)
  public record Whole(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("f  = sigmoid(W_f x + U_f h + b_f)\n").withRetention("b_f", -1);
    }
  }

  /** The gate without the input. */
  @Name("mgu1")
  @Summary("The minimal gated unit whose gate reads the state and a bias alone")
  @Source(SOURCE)
  public record One(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("f  = sigmoid(U_f h + b_f)\n").withRetention("b_f", -1);
    }
  }

  /** The gate without input and bias. */
  @Name("mgu2")
  @Summary("The minimal gated unit whose gate reads the state alone")
  @Source(SOURCE)
  public record Two(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("f  = sigmoid(U_f h)\n");
    }
  }

  /** The gate of a bias alone: trained, but the same at every step. */
  @Name("mgu3")
  @Summary("The minimal gated unit whose gate is a trained number")
  @Source(SOURCE)
  public record Three(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("f  = sigmoid(b_f)\n").withRetention("b_f", -1);
    }
  }
}
