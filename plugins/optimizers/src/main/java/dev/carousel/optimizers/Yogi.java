package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * Adam whose mean square moves by steps of the gradient's size only; {@code t} counts updates from
 * 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * m = beta1 * m + (1 - beta1) * g,   from 0
 * v = v - (1 - beta2) * sign(v - g * g) * g * g,   from initial
 * p = p - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>The paper has no corrections of the bias; they are as in Adam and in the common libraries.
 */
@Name("yogi")
@Summary("Adam whose rates rise slowly when gradients become small")
@Source("Zaheer, Reddi, Sachan, Kale & Kumar 2018, NeurIPS, algorithm 2")
public record Yogi(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("one minus the size of the mean square's steps") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("0.001") @Above(0) double epsilon,
    @Doc("where the mean square begins") @Default("1e-6") @Min(0) double initial,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final Yogi settings;
    private final double[] mean;
    private final double[] meanSquare;
    private long updates;

    State(Yogi settings, int parameters) {
      this.settings = settings;
      mean = new double[parameters];
      meanSquare = new double[parameters];
      Arrays.fill(meanSquare, settings.initial);
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      updates++;
      double step = rate / (1 - StrictMath.pow(beta1, updates));
      double weight = 1 - StrictMath.pow(beta2, updates);
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        double square = g * g;
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        meanSquare[i] -= (1 - beta2) * Math.signum(meanSquare[i] - square) * square;
        parameters[i] -= step * mean[i] / (Math.sqrt(meanSquare[i] / weight) + settings.epsilon);
      }
    }
  }
}
