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
 * AdamW that needs no falling rate: gradients are taken at {@code y}, which lies between the point
 * {@code z} that moves and the average {@code x} of where it was. The parameters hold {@code y};
 * the model is evaluated with {@code x}. {@code t} counts updates from 1.
 *
 * <pre>
 * v = beta2 * v + (1 - beta2) * g * g
 * d = g / (sqrt(v / (1 - beta2^t)) + epsilon) + weight-decay * y
 * c = rate_max^2 * t^power / (the sum of all such so far),   rate_max the largest rate so far
 * z = z - rate * d
 * x = (1 - c) * x + c * z
 * y = (1 - beta1) * z + beta1 * x
 * </pre>
 */
@Name("schedule-free-adamw")
@Summary("AdamW evaluated at a running average, without a schedule")
@Source("Defazio et al. 2024, NeurIPS, algorithm 1; weights of the average as in its authors' code")
public record ScheduleFreeAdamW(
    @Doc("learning rate") @Default("0.0025") @Min(0) double rate,
    @Doc("share of the average in the point of the gradient") @Default("0.9") @Min(0) @Below(1)
        double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the step") @Default("0") @Min(0) double weightDecay,
    @Doc("how much more later points count: 0 for all alike") @Default("0") @Min(0) double power)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final ScheduleFreeAdamW settings;
    private final double[] meanSquare;
    private final double[] moving;
    private final double[] average;
    private double largestRate;
    private double weights;
    private long updates;

    State(ScheduleFreeAdamW settings, int parameters) {
      this.settings = settings;
      meanSquare = new double[parameters];
      moving = new double[parameters];
      average = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      begin(parameters);
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      double share = share(rate);
      double weight = 1 - StrictMath.pow(beta2, updates);
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i];
        meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * g * g;
        double step =
            g / (Math.sqrt(meanSquare[i] / weight) + settings.epsilon)
                + settings.weightDecay * parameters[i];
        moving[i] -= rate * step;
        average[i] += share * (moving[i] - average[i]);
        parameters[i] = moving[i] + beta1 * (average[i] - moving[i]);
      }
    }

    private void begin(double[] parameters) {
      if (updates++ == 0) {
        System.arraycopy(parameters, 0, moving, 0, moving.length);
        System.arraycopy(parameters, 0, average, 0, average.length);
      }
    }

    private double share(double rate) {
      largestRate = Math.max(largestRate, rate);
      double weight = StrictMath.pow(updates, settings.power) * largestRate * largestRate;
      weights += weight;
      return weight == 0 ? 0 : weight / weights;
    }

    @Override
    public double[] evaluated(double[] parameters) {
      return updates == 0 ? parameters : average;
    }
  }
}
