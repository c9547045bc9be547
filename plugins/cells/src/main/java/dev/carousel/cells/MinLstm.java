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
 * Linear in the state, so it could be computed by a parallel scan. {@code f} and {@code i} are
 * divided by their sum; {@code f} keeps. The candidate is linear; with {@code positive} it passes
 * {@code g} as in {@link MinGru}.
 */
@Name("minlstm")
@Summary("An LSTM without a product of the state, whose two gates add to 1")
@Source("Feng, Tung, Ahmed, Bengio & Hajimirsadegh 2024, arXiv:2410.01201")
public record MinLstm(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("whether the candidate is made positive, as in the log-space form") @Default("false")
        boolean positive)
    implements Cell {

  private static final String GATES =
      """
      f  = sigmoid(W_f x + b_f)
      i  = sigmoid(W_i x + b_i)
      """;

  private static final String CANDIDATE = "n  = W_h x + b_h\n";
  private static final String POSITIVE =
      "v  = W_h x + b_h\nn  = where(v >= 0, v + 0.5, sigmoid(v))\n";

  private static final String STEP =
      """
      fn = f / (f + i)
      in = i / (f + i)
      h' = fn * h + in * n
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", GATES + (positive ? POSITIVE : CANDIDATE) + STEP)
        .withRetention("b_f", 1)
        .withRetention("b_i", -1);
  }
}
