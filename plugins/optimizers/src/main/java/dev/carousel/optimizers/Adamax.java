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
import java.util.List;

/**
 * Adam with the largest decayed gradient in the place of the root mean square.
 *
 * <pre>
 * g = g + weight-decay * p
 * m = beta1 * m + (1 - beta1) * g
 * u = max(beta2 * u, |g| + epsilon)
 * p = p - rate / (1 - beta1^t) * m / u
 * </pre>
 */
@Name("adamax")
@Summary("Running mean of the gradient divided by its largest recent size")
@Source("Kingma & Ba 2015, ICLR, algorithm 2; epsilon as in PyTorch")
public record Adamax(
    @Doc("learning rate") @Default("0.002") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the largest size that is kept") @Default("0.999") @Min(0) @Below(1) double beta2,
    @Doc("added to the size of the gradient") @Default("1e-8") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final Adamax settings;
    private final double[] mean;
    private final double[] largest;
    private long updates;

    State(Adamax settings, int parameters) {
      this.settings = settings;
      mean = new double[parameters];
      largest = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double beta1 = settings.beta1;
      updates++;
      double step = rate / (1 - StrictMath.pow(beta1, updates));
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        largest[i] = Math.max(settings.beta2 * largest[i], Math.abs(g) + settings.epsilon);
        parameters[i] -= step * mean[i] / largest[i];
      }
    }
  }
}
