package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plain cell whose units leak, each at its own rate: unit k of H keeps the share {@code a =
 * exp(-1 / tau)}, with time scales {@code tau} spread evenly in their logarithm from {@code
 * shortest} to {@code longest} steps. Trained, {@code a = sigmoid(a_raw)} begins there.
 *
 * <p>Not to be confused with gated cells, which compute {@code a} anew at every step, nor with
 * {@link FastRnn}, whose two shares are single numbers that need not add to 1.
 */
@Name("rnn-leaky")
@Summary(
    "A plain cell each of whose units keeps a share of its state, for time scales spread widely")
@Source("Mozer 1992, NIPS 4; Jaeger, Lukosevicius, Popovici & Siewert 2007, Neural Networks 20")
public record LeakyRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("shortest time scale in steps") @Default("1") @Above(0) double shortest,
    @Doc("longest time scale in steps") @Default("100") @Above(0) double longest,
    @Doc("whether the shares are trained") @Default("false") boolean trained)
    implements Cell {

  private static final String STEP = "h' = a * h + (1 - a) * tanh(W x + U h + b)\n";

  @Override
  public CellEquations equations() {
    double[] shares = shares();
    if (!trained) {
      return CellEquations.of(List.of("h"), "h", STEP)
          .withConstant("a", Constant.vector(Arrays.stream(shares).boxed().toList()));
    }
    return CellEquations.of(List.of("h"), "h", "a  = sigmoid(a_raw)\n" + STEP)
        .withWeight("a_raw", "units")
        .withInitial("a_raw", Start.entries((unit, _) -> logit(shares[unit])));
  }

  private double[] shares() {
    double step = StrictMath.log(longest / shortest) / Math.max(1, units - 1);
    return IntStream.range(0, units)
        .mapToDouble(k -> StrictMath.exp(-1 / (shortest * StrictMath.exp(step * k))))
        .toArray();
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
