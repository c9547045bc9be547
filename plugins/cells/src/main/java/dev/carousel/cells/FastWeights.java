package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Fast weights: a matrix {@code S} adds up the outer products of recent states, at a rate {@code
 * eta}, and fades by {@code lambda}. Within a step the new state is computed {@code turns} times
 * over, each time with what {@code S} recalls added, normed and passed through relu. {@code U}
 * begins at 0.05 times the identity. See {@link Heads} for the matrices; there is one head.
 */
@Name("fast-weights-rnn")
@Summary("A plain cell that is drawn towards its recent states")
@Source("Ba, Hinton, Mnih, Leibo & Ionescu 2016, NIPS")
public record FastWeights(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("how often the state is drawn on within a step") @Default("1") @Min(1) int turns,
    @Doc("share of the fast weights that is kept") @Default("0.95") @Min(0) @Max(1) double lambda,
    @Doc("rate at which they learn") @Default("0.5") @Min(0) double eta)
    implements Cell {

  @Override
  public CellEquations equations() {
    return new Heads(units, 1)
        .in(CellEquations.of(List.of("h"), "h", text()))
        .withWeight("g", "units")
        .withConstant("lambda", lambda)
        .withConstant("eta", eta)
        .withInitial("g", 1)
        .withInitial("b", 0)
        .withInitial("U", Start.identity(0.05));
  }

  private String text() {
    var text =
        new StringBuilder(
            """
            S' = lambda * S + eta * (Key h) * (Value h)
            u  = U h + W x
            h0 = relu(u)
            """);
    for (int turn = 1; turn <= turns; turn++) {
      String next = turn == turns ? "h'" : "h" + turn;
      text.append("%s = relu(norm(u + Read ((Key h%d) * S'), g, b))\n".formatted(next, turn - 1));
    }
    return text.toString();
  }
}
