package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum in PyTorch's form: the velocity sums gradients and the
 * rate multiplies it, so a change of rate acts at once.
 *
 * <pre>
 * g = g + weight-decay * p
 * v = g at the first update, then momentum * v + (1 - dampening) * g
 * p = p - rate * v,   with nesterov   p - rate * (g + momentum * v)
 * </pre>
 *
 * <p>Not to be confused with the heavy ball of Polyak and of Sutskever et al., whose velocity has
 * the rate inside.
 */
@Name("sgd")
@Summary("Gradient descent, plain or with momentum")
@Source("Robbins & Monro 1951; momentum: Polyak 1964; nesterov: Sutskever et al. 2013, ICML")
public record Sgd(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("share of the velocity that is kept") @Default("0") @Min(0) @Below(1) double momentum,
    @Doc("share of the gradient that does not enter the velocity") @Default("0") @Min(0) @Max(1)
        double dampening,
    @Doc("whether to step along the gradient plus the velocity; needs momentum, no dampening")
        @Default("false")
        boolean nesterov,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  public Sgd {
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalArgumentException("nesterov needs momentum above 0 and dampening 0");
    }
  }

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return momentum == 0 ? this::descend : new WithMomentum(this, new double[Block.count(blocks)]);
  }

  private void descend(double[] parameters, double[] gradient, double rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * (gradient[i] + weightDecay * parameters[i]);
    }
  }

  private static final class WithMomentum implements UpdateRule {
    private final Sgd settings;
    private final double[] velocity;
    private boolean started;

    WithMomentum(Sgd settings, double[] velocity) {
      this.settings = settings;
      this.velocity = velocity;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double share = started ? 1 - settings.dampening : 1;
      started = true;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        double v = settings.momentum * velocity[i] + share * g;
        velocity[i] = v;
        parameters[i] -= rate * (settings.nesterov ? g + settings.momentum * v : v);
      }
    }
  }
}
