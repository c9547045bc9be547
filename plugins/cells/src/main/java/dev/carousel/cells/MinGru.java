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
 * Linear in the state, so it could be computed by a parallel scan. {@code z} takes the new: a
 * larger one keeps less. The candidate is linear; with {@code positive} it passes {@code g(v) = v +
 * 0.5} where {@code v} is positive, else {@code sigmoid(v)}, as the paper's log-space form does.
 */
@Name("mingru")
@Summary(
    "A gated recurrent unit without a product of the state: gate and candidate read the input"
        + " alone")
@Source("Feng, Tung, Ahmed, Bengio & Hajimirsadegh 2024, arXiv:2410.01201")
public record MinGru(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("whether the candidate is made positive, as in the log-space form") @Default("false")
        boolean positive)
    implements Cell {

  private static final String CANDIDATE = "n  = W_h x + b_h\n";
  private static final String POSITIVE =
      "v  = W_h x + b_h\nn  = where(v >= 0, v + 0.5, sigmoid(v))\n";
  private static final String LINEAR =
      "z  = sigmoid(W_z x + b_z)\n" + CANDIDATE + "h' = (1 - z) * h + z * n\n";

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"), "h", positive ? LINEAR.replace(CANDIDATE, POSITIVE) : LINEAR)
        .withRetention("b_z", -1);
  }
}
