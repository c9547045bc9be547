package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * Adagrad in PyTorch's form; {@code t} counts updates from 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * s = s + g * g,   from initial
 * p = p - rate / (1 + (t - 1) * rate-decay) * g / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>Optax begins at 0.1 and has an epsilon of 1e-7.
 */
@Name("adagrad")
@Summary("Gradient divided by the root of the sum of its squares so far")
@Source("Duchi, Hazan & Singer 2011, JMLR 12")
public record Adagrad(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("how fast the rate falls by itself") @Default("0") @Min(0) double rateDecay,
    @Doc("added to the root") @Default("1e-10") @Above(0) double epsilon,
    @Doc("where the sum of squares begins") @Default("0") @Min(0) double initial,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    var squares = new double[Block.count(blocks)];
    Arrays.fill(squares, initial);
    return new State(this, squares);
  }

  private static final class State implements UpdateRule {
    private final Adagrad settings;
    private final double[] squares;
    private long updates;

    State(Adagrad settings, double[] squares) {
      this.settings = settings;
      this.squares = squares;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double step = rate / (1 + updates * settings.rateDecay);
      updates++;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        squares[i] += g * g;
        parameters[i] -= step * g / (Math.sqrt(squares[i]) + settings.epsilon);
      }
    }
  }
}
