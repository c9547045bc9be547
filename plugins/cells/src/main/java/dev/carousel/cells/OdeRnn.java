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
 * Between two inputs the state follows {@code dh/dt = F tanh(G h + b_g) + b_f} over one unit of
 * time, solved by {@code unfolds} steps of Euler's method; then a GRU reads the input. The paper's
 * gain lies in irregular times between inputs; here all are one step, and what is left is the
 * equation between.
 */
@Name("ode-rnn")
@Summary("A gated recurrent unit whose state moves on by an equation between inputs")
@Source("Rubanova, Chen & Duvenaud 2019, NeurIPS")
public record OdeRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("steps of the solver between two inputs") @Default("4") @Min(1) int unfolds)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", text())
        .withConstant("dt", 1.0 / unfolds)
        .withRetention("b_z", 1);
  }

  private String text() {
    var text = new StringBuilder();
    String last = "h";
    for (int k = 1; k <= unfolds; k++) {
      text.append("h%d = %s + dt * (F tanh(G %s + b_g) + b_f)\n".formatted(k, last, last));
      last = "h" + k;
    }
    return text
        + """
        z  = sigmoid(W_z x + U_z # + b_z)
        r  = sigmoid(W_r x + U_r # + b_r)
        n  = tanh(W_n x + U_n (r * #) + b_n)
        h' = (1 - z) * n + z * #
        """
            .replace("#", last);
  }
}
