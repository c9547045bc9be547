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
 * Adam with Nesterov's momentum, whose share grows from half of {@code beta1}; {@code t} counts
 * updates from 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * mu_t = beta1 * (1 - 0.96^(t * momentum-decay) / 2),   P_t = mu_1 * … * mu_t
 * m, v as adam
 * p = p - rate * ((1 - mu_t) / (1 - P_t) * g + mu_{t+1} / (1 - P_t * mu_{t+1}) * m)
 *              / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 */
@Name("nadam")
@Summary("Adam with Nesterov's momentum")
@Source("Dozat 2016, ICLR workshop, algorithm 8 and its schedule of momentum")
public record NAdam(
    @Doc("learning rate") @Default("0.002") @Min(0) double rate,
    @Doc("share of the running mean that is kept, and limit of the momentum")
        @Default("0.9")
        @Min(0)
        @Below(1)
        double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("how fast the momentum grows") @Default("0.004") @Min(0) double momentumDecay,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, blocks);
  }

  private static final class State implements UpdateRule {
    private final NAdam settings;
    private final Moments moments;
    private double product = 1;

    State(NAdam settings, List<Block> blocks) {
      this.settings = settings;
      moments = new Moments(blocks, settings.beta1, settings.beta2);
    }

    private double momentum(long update) {
      return settings.beta1 * (1 - 0.5 * StrictMath.pow(0.96, update * settings.momentumDecay));
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      long update = moments.next();
      double now = momentum(update);
      double next = momentum(update + 1);
      product *= now;
      double ofGradient = (1 - now) / (1 - product);
      double ofMean = next / (1 - product * next);
      double weight = moments.squareWeight();
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        moments.add(i, g);
        double root = Math.sqrt(moments.meanSquare[i] / weight) + settings.epsilon;
        parameters[i] -= rate * (ofGradient * g + ofMean * moments.mean[i]) / root;
      }
    }
  }
}
