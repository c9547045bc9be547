package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.SearchRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Follows an estimate of the gradient made of losses at random points around the parameters, two by
 * two on opposite sides. Losses count by their rank alone, from -1/2 for the smallest to 1/2.
 *
 * <pre>
 * e_1 … e_n standard normal;   points p + deviation * e_k and p - deviation * e_k
 * g = sum of (rank of the first - rank of the second) * e_k / (2 * n * deviation)
 * p = p - rate * (g + weight-decay * p)
 * </pre>
 */
@Name("evolution-strategy")
@Summary("Descent along random directions, weighted by the losses found there")
@Source("Salimans, Ho, Chen, Sidor & Sutskever 2017, arXiv:1703.03864, with plain steps")
public record EvolutionStrategy(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("standard deviation of the points around the parameters") @Default("0.05") @Above(0)
        double deviation,
    @Doc("pairs of points in an update, all on one batch") @Default("16") @Min(1) int pairs,
    @Doc("multiple of the parameters added to the step") @Default("0") @Min(0) double weightDecay)
    implements Optimizer {

  @Override
  public SearchRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks), random);
  }

  private static final class State implements SearchRule {
    private final EvolutionStrategy settings;
    private final RandomStream random;
    private final double[][] directions;
    private final double[] point;
    private final double[] losses;

    State(EvolutionStrategy settings, int parameters, RandomStream random) {
      this.settings = settings;
      this.random = random;
      directions = new double[settings.pairs][parameters];
      point = new double[parameters];
      losses = new double[2 * settings.pairs];
    }

    @Override
    public void update(double[] parameters, ToDoubleFunction<double[]> loss, double rate) {
      for (int k = 0; k < settings.pairs; k++) {
        for (int i = 0; i < point.length; i++) {
          directions[k][i] = random.gaussian();
        }
        losses[2 * k] = at(parameters, settings.deviation, directions[k], loss);
        losses[2 * k + 1] = at(parameters, -settings.deviation, directions[k], loss);
      }
      Decay.shrink(parameters, 0, parameters.length, rate * settings.weightDecay);
      double step = rate / (2 * settings.pairs * settings.deviation);
      for (int k = 0; k < settings.pairs; k++) {
        double weight = rank(losses[2 * k]) - rank(losses[2 * k + 1]);
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] -= step * weight * directions[k][i];
        }
      }
    }

    private double at(
        double[] parameters, double distance, double[] along, ToDoubleFunction<double[]> loss) {
      for (int i = 0; i < point.length; i++) {
        point[i] = parameters[i] + distance * along[i];
      }
      return loss.applyAsDouble(point);
    }

    /** From -1/2 for the smallest loss to 1/2 for the largest; the middle of equal ones. */
    private double rank(double loss) {
      double below = 0;
      for (double other : losses) {
        below += other < loss ? 1 : other == loss ? 0.5 : 0;
      }
      return (below - 0.5) / (losses.length - 1) - 0.5;
    }
  }
}
