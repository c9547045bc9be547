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
 * Adam that divides by how far gradients are from their running mean; {@code t} counts updates from
 * 1.
 *
 * <pre>
 * p = p * (1 - rate * weight-decay)
 * m = beta1 * m + (1 - beta1) * g
 * s = beta2 * s + (1 - beta2) * (g - m)^2 + epsilon
 * p = p - rate * (m / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon)
 * </pre>
 */
@Name("adabelief")
@Summary("Adam that takes large steps where gradients are as expected")
@Source("Zhuang et al. 2020, NeurIPS, algorithm 2; decay decoupled as in its authors' code")
public record AdaBelief(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running variance that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the variance and to the root") @Default("1e-16") @Above(0) double epsilon,
    @Doc("share of the parameters, times the rate, that every update takes away")
        @Default("0")
        @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final AdaBelief settings;
    private final double[] mean;
    private final double[] variance;
    private long updates;

    State(AdaBelief settings, int parameters) {
      this.settings = settings;
      mean = new double[parameters];
      variance = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      updates++;
      double step = rate / (1 - StrictMath.pow(beta1, updates));
      double weight = 1 - StrictMath.pow(beta2, updates);
      Decay.shrink(parameters, 0, parameters.length, rate * settings.weightDecay);
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i];
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        double surprise = g - mean[i];
        variance[i] = beta2 * variance[i] + (1 - beta2) * surprise * surprise + settings.epsilon;
        parameters[i] -= step * mean[i] / (Math.sqrt(variance[i] / weight) + settings.epsilon);
      }
    }
  }
}
