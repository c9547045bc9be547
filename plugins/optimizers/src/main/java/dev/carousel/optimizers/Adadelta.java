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
 * Adadelta: steps in the unit of the parameters, so the rate is a bare factor.
 *
 * <pre>
 * g = g + weight-decay * p
 * s = rho * s + (1 - rho) * g * g
 * d = sqrt(u + epsilon) / sqrt(s + epsilon) * g
 * u = rho * u + (1 - rho) * d * d
 * p = p - rate * d
 * </pre>
 */
@Name("adadelta")
@Summary("Gradient scaled by the ratio of past steps to past gradients")
@Source("Zeiler 2012, arXiv:1212.5701, algorithm 1")
public record Adadelta(
    @Doc("learning rate") @Default("1") @Min(0) double rate,
    @Doc("share of both mean squares that is kept") @Default("0.9") @Min(0) @Below(1) double rho,
    @Doc("added inside both roots; the size of the first steps") @Default("1e-6") @Above(0)
        double epsilon,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final Adadelta settings;
    private final double[] gradientSquare;
    private final double[] stepSquare;

    State(Adadelta settings, int parameters) {
      this.settings = settings;
      gradientSquare = new double[parameters];
      stepSquare = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double rho = settings.rho;
      double epsilon = settings.epsilon;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        gradientSquare[i] = rho * gradientSquare[i] + (1 - rho) * g * g;
        double d = Math.sqrt(stepSquare[i] + epsilon) / Math.sqrt(gradientSquare[i] + epsilon) * g;
        stepSquare[i] = rho * stepSquare[i] + (1 - rho) * d * d;
        parameters[i] -= rate * d;
      }
    }
  }
}
