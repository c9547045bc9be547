package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The sign of a mix of momentum and gradient: every entry moves by the rate, which wants to be
 * three to ten times smaller than Adam's.
 *
 * <pre>
 * u = sign(beta1 * m + (1 - beta1) * g)
 * p = p - rate * (u + weight-decay * p)
 * m = beta2 * m + (1 - beta2) * g
 * </pre>
 */
@Name("lion")
@Summary("The sign of a mix of momentum and gradient")
@Source("Chen et al. 2023, NeurIPS, algorithm 2")
public record Lion(
    @Doc("learning rate: the size of every change") @Default("0.0001") @Min(0) double rate,
    @Doc("share of the momentum in the sign") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the momentum that is kept") @Default("0.99") @Min(0) @Below(1) double beta2,
    @Doc("share of the parameters, times the rate, that every update takes away")
        @Default("0")
        @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, new double[Block.count(blocks)]);
  }

  private static final class State implements UpdateRule {
    private final Lion settings;
    private final double[] momentum;

    State(Lion settings, double[] momentum) {
      this.settings = settings;
      this.momentum = momentum;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i];
        double u = Math.signum(beta1 * momentum[i] + (1 - beta1) * g);
        parameters[i] -= rate * (u + settings.weightDecay * parameters[i]);
        momentum[i] = beta2 * momentum[i] + (1 - beta2) * g;
      }
    }
  }
}
