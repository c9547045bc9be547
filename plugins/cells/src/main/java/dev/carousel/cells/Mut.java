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
 * The three cells that the search of Jozefowicz et al. found best. In all of them {@code z} takes
 * the new: a larger {@code b_z} keeps less. The reset acts before the product.
 *
 * <p>The first two add the input as it is, which needs as many inputs as units. {@code projected}
 * lets a matrix of its own bring it there, {@code W_h} in {@code mut1} and {@code W_r} in {@code
 * mut2}, as most implementations do; it takes any input and is not the paper's form.
 */
public final class Mut {
  private static final String SOURCE = "Jozefowicz, Zaremba & Sutskever 2015, ICML";

  private Mut() {}

  private static CellEquations cell(String text) {
    return CellEquations.of(List.of("h"), "h", text).withRetention("b_z", -1);
  }

  /** A gated unit whose update gate reads the input alone. */
  @Name("mut1")
  @Summary("A gated unit whose update gate reads the input alone")
  @Source(SOURCE)
  public record One(
      @Doc("entries of the state h") @Default("32") @Min(1) int units,
      @Doc(
              "whether the input passes a matrix before it is added; without it inputs must equal"
                  + " units")
          @Default("true")
          boolean projected)
      implements Cell {

    private static final String EQUATIONS =
        """
        z  = sigmoid(W_z x + b_z)
        r  = sigmoid(W_r x + U_r h + b_r)
        h' = tanh(U_h (r * h) + tanh(W_h x) + b_h) * z + h * (1 - z)
        """;

    @Override
    public CellEquations equations() {
      return cell(projected ? EQUATIONS : EQUATIONS.replace("W_h x", "x"));
    }
  }

  /** A gated unit whose reset gate adds the input as it is. */
  @Name("mut2")
  @Summary("A gated unit whose reset gate adds the input as it is")
  @Source(SOURCE)
  public record Two(
      @Doc("entries of the state h") @Default("32") @Min(1) int units,
      @Doc(
              "whether the input passes a matrix before it is added; without it inputs must equal"
                  + " units")
          @Default("true")
          boolean projected)
      implements Cell {

    private static final String EQUATIONS =
        """
        z  = sigmoid(W_z x + U_z h + b_z)
        r  = sigmoid(W_r x + U_r h + b_r)
        h' = tanh(U_h (r * h) + W_h x + b_h) * z + h * (1 - z)
        """;

    @Override
    public CellEquations equations() {
      return cell(projected ? EQUATIONS : EQUATIONS.replace("W_r x", "x"));
    }
  }

  /** A gated unit whose update gate reads the squashed state. */
  @Name("mut3")
  @Summary("A gated unit whose update gate reads the squashed state")
  @Source(SOURCE)
  public record Three(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {

    private static final String EQUATIONS =
        """
        z  = sigmoid(W_z x + U_z tanh(h) + b_z)
        r  = sigmoid(W_r x + U_r h + b_r)
        h' = tanh(U_h (r * h) + W_h x + b_h) * z + h * (1 - z)
        """;

    @Override
    public CellEquations equations() {
      return cell(EQUATIONS);
    }
  }
}
