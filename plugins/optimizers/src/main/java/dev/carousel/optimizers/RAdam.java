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
 * Adam that goes by the mean alone until the mean square rests on enough gradients; {@code t}
 * counts updates from 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * m, v as adam;   mh = m / (1 - beta1^t)
 * rho_inf = 2 / (1 - beta2) - 1;   rho = rho_inf - 2 * t * beta2^t / (1 - beta2^t)
 * rho &gt; 5:  r = sqrt((rho - 4) (rho - 2) rho_inf / ((rho_inf - 4) (rho_inf - 2) rho))
 *           p = p - rate * mh * r * sqrt(1 - beta2^t) / (sqrt(v) + epsilon)
 * else      p = p - rate * mh
 * </pre>
 */
@Name("radam")
@Summary("Adam that warms itself up")
@Source("Liu, Jiang, He, Chen, Liu, Gao & Han 2020, ICLR, algorithm 2, with PyTorch's threshold")
public record RAdam(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {
  /** From how many gradients' worth the mean square counts. */
  private static final double ENOUGH = 5;

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, blocks);
  }

  private static final class State implements UpdateRule {
    private final RAdam settings;
    private final Moments moments;

    State(RAdam settings, List<Block> blocks) {
      this.settings = settings;
      moments = new Moments(blocks, settings.beta1, settings.beta2);
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      long update = moments.next();
      double most = 2 / (1 - settings.beta2) - 1;
      double weight = moments.squareWeight();
      double length = most - 2 * update * (1 - weight) / weight;
      boolean adaptive = length > ENOUGH;
      double step = rate / moments.meanWeight();
      double scaled = adaptive ? step * rectification(length, most) * Math.sqrt(weight) : step;
      for (int i = 0; i < parameters.length; i++) {
        moments.add(i, gradient[i] + settings.weightDecay * parameters[i]);
        double root = adaptive ? Math.sqrt(moments.meanSquare[i]) + settings.epsilon : 1;
        parameters[i] -= scaled * moments.mean[i] / root;
      }
    }

    private static double rectification(double length, double most) {
      double now = (length - 4) * (length - 2) / length;
      double then = (most - 4) * (most - 2) / most;
      return Math.sqrt(now / then);
    }
  }
}
