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
 * The gated recurrent unit. {@code z} keeps the old state, {@code r} resets it for the candidate
 * {@code n}.
 *
 * <pre>
 * z  = sigmoid(W_z x + U_z h + b_z)
 * r  = sigmoid(W_r x + U_r h + b_r)
 * n  = tanh(W_n x + b_n + r * (U_n h + bu_n))     reset after the product
 * n  = tanh(W_n x + U_n (r * h) + b_n)            reset before it
 * h' = (1 - z) * n + z * h
 * </pre>
 *
 * <p>Reset before is Cho et al. 2014 as published; reset after is its first preprint and the form
 * of PyTorch and cuDNN, with a recurrent bias {@code bu_n} of its own, which begins at 0. The two
 * are different functions with different numbers of weights. Chung et al. 2014 write {@code (1 -
 * z)} where this has {@code z}.
 */
@Name("gru")
@Summary("The gated recurrent unit: one state that two gates keep or renew")
@Source("Cho et al. 2014, EMNLP; reset after the product: arXiv:1406.1078v1")
public record Gru(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("whether the reset gate acts before the recurrent product (Cho) or after it (PyTorch)")
        @Default("after")
        Reset reset)
    implements Cell {

  /** Where the reset gate acts. */
  public enum Reset {
    BEFORE,
    AFTER
  }

  private static final String GATES =
      """
      z  = sigmoid(W_z x + U_z h + b_z)
      r  = sigmoid(W_r x + U_r h + b_r)
      """;

  @Override
  public CellEquations equations() {
    return switch (reset) {
      case BEFORE -> of("n  = tanh(W_n x + U_n (r * h) + b_n)");
      case AFTER ->
          of("n  = tanh(W_n x + b_n + r * (U_n h + bu_n))")
              .withWeight("bu_n", "units")
              .withInitial("bu_n", 0);
    };
  }

  private static CellEquations of(String candidate) {
    String text = GATES + candidate + "\nh' = (1 - z) * n + z * h\n";
    return CellEquations.of(List.of("h"), "h", text).withRetention("b_z", 1);
  }

  /** {@code gru} with the reset before the product, under a name of its own. */
  @Name("gru-v1")
  @Summary("The gated recurrent unit as published: the reset gate acts before the product")
  @Source("Cho et al. 2014, EMNLP")
  public record Before(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return new Gru(units, Reset.BEFORE).equations();
    }
  }

  /** {@code gru} with the reset after the product, under a name of its own. */
  @Name("gru-v3")
  @Summary("The gated recurrent unit of the usual libraries: the reset gate acts after the product")
  @Source("Cho et al. 2014, arXiv:1406.1078v1; PyTorch and cuDNN")
  public record After(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return new Gru(units, Reset.AFTER).equations();
    }
  }
}
