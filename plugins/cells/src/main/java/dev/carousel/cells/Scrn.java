package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The structurally constrained recurrent network. The context {@code s} is a fading average of the
 * projected input, with a share {@code alpha} that is kept at every step; the hidden layer {@code
 * h} is a plain logistic one that also reads the new context. No biases, as in the paper.
 *
 * <p>The paper's readout reads both, so the cell puts out both by default; with {@code output:
 * hidden} it puts out {@code h} alone. {@code alpha} is fixed, the paper's main form.
 */
@Name("scrn")
@Summary("A plain logistic cell beside slowly fading averages of the input")
@Source("Mikolov, Joulin, Chopra, Mathieu & Ranzato 2015, ICLR workshop")
public record Scrn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("entries of the context s") @Default("8") @Min(1) int context,
    @Doc("share of the context that is kept at each step") @Default("0.95") @Min(0) @Below(1)
        double alpha,
    @Doc("what the cell puts out: hidden and context, or hidden alone") @Default("both")
        Output output)
    implements Cell {

  /** What the cell puts out. */
  public enum Output {
    BOTH("y  = concat(h', s')\n"),
    HIDDEN("");

    private final String text;

    Output(String text) {
      this.text = text;
    }
  }

  private static final String STEP =
      """
      s' = (1 - alpha) * (B x) + alpha * s
      h' = sigmoid(P s' + A x + R h)
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), output == Output.BOTH ? "y" : "h", STEP + output.text)
        .withState("s", "context")
        .withSize("context", context)
        .withWeight("B", "context", "inputs")
        .withConstant("alpha", alpha);
  }
}
