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
 * RMSprop as Graves trained LSTM: centred, epsilon inside the root, the rate inside the velocity.
 *
 * <pre>
 * s = decay * s + (1 - decay) * g * g
 * m = decay * m + (1 - decay) * g
 * v = momentum * v - rate * g / sqrt(s - m * m + epsilon)
 * p = p + v
 * </pre>
 */
@Name("rmsprop-graves")
@Summary("RMSprop as LSTMs were first trained to write: centred and with momentum")
@Source("Graves 2013, arXiv:1308.0850, equations 38 to 45")
public record GravesRmsProp(
    @Doc("learning rate") @Default("0.0001") @Min(0) double rate,
    @Doc("share of both running means that is kept") @Default("0.95") @Min(0) @Below(1)
        double decay,
    @Doc("share of the velocity that is kept") @Default("0.9") @Min(0) @Below(1) double momentum,
    @Doc("added inside the root") @Default("1e-4") @Above(0) double epsilon)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final GravesRmsProp settings;
    private final double[] meanSquare;
    private final double[] mean;
    private final double[] velocity;

    State(GravesRmsProp settings, int parameters) {
      this.settings = settings;
      meanSquare = new double[parameters];
      mean = new double[parameters];
      velocity = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double decay = settings.decay;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i];
        meanSquare[i] = decay * meanSquare[i] + (1 - decay) * g * g;
        mean[i] = decay * mean[i] + (1 - decay) * g;
        // rounding must not make a variance negative
        double variance = Math.max(0, meanSquare[i] - mean[i] * mean[i]);
        double step = rate * g / Math.sqrt(variance + settings.epsilon);
        velocity[i] = settings.momentum * velocity[i] - step;
        parameters[i] += velocity[i];
      }
    }
  }
}
