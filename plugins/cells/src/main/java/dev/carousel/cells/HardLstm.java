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
 * {@link Lstm} without exponentials: {@code tanh} is clipped to [-1, 1], and the gates are lines
 * clipped to [0, 1], of slope 1/5 (Keras before version 3), 1/2 (Theano's, also called ultra fast)
 * or 1/6 (PyTorch). A saturated gate is exactly 0 or 1, and then has no gradient.
 */
@Name("lstm-tanh-free")
@Summary("The LSTM with piecewise linear gates and squashing")
@Source("hard sigmoids of Theano, of Keras before version 3, and of PyTorch")
public record HardLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("slope of the gates: fifth, half or sixth") @Default("fifth") Slope slope)
    implements Cell {

  /** How steep a gate is. */
  public enum Slope {
    FIFTH(5),
    HALF(2),
    SIXTH(6);

    private final int divisor;

    Slope(int divisor) {
      this.divisor = divisor;
    }
  }

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h", "c"), "h", text()).withRetention("b_f", 1);
  }

  private String text() {
    return """
    z  = %s
    i  = %s
    f  = %s
    c' = f * c + i * z
    o  = %s
    h' = o * max(-1, min(1, c'))
    """
        .formatted("max(-1, min(1, " + sum("z") + "))", gate("i"), gate("f"), gate("o"));
  }

  private static String sum(String gate) {
    return "W_# x + U_# h + b_#".replace("#", gate);
  }

  private String gate(String gate) {
    return "max(0, min(1, (" + sum(gate) + ") / " + slope.divisor + " + 0.5))";
  }
}
