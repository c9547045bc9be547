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
 * RMSprop in PyTorch's form.
 *
 * <pre>
 * g = g + weight-decay * p
 * s = alpha * s + (1 - alpha) * g * g
 * q = g / (sqrt(s) + epsilon),   centered   g / (sqrt(s - m * m) + epsilon), m the mean of g
 * p = p - rate * q,   with momentum   v = momentum * v + q;  p - rate * v
 * </pre>
 *
 * <p>Epsilon is outside the root; TensorFlow and Optax have it inside, with alpha 0.9. The form
 * that {@link GravesRmsProp} has differs in more.
 */
@Name("rmsprop")
@Summary("Gradient divided by a running root mean square of itself")
@Source("Tieleman & Hinton 2012, lecture 6e; centered: Graves 2013, arXiv:1308.0850")
public record RmsProp(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("share of the running mean square that is kept") @Default("0.99") @Min(0) @Below(1)
        double alpha,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("share of the velocity that is kept; 0 for none") @Default("0") @Min(0) @Below(1)
        double momentum,
    @Doc("whether the running mean is subtracted from the mean square") @Default("false")
        boolean centered,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, Block.count(blocks));
  }

  private static final class State implements UpdateRule {
    private final RmsProp settings;
    private final double[] meanSquare;
    private final double[] mean;
    private final double[] velocity;

    State(RmsProp settings, int parameters) {
      this.settings = settings;
      meanSquare = new double[parameters];
      mean = new double[parameters];
      velocity = new double[parameters];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double alpha = settings.alpha;
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        meanSquare[i] = alpha * meanSquare[i] + (1 - alpha) * g * g;
        mean[i] = alpha * mean[i] + (1 - alpha) * g;
        double q = g / (Math.sqrt(spread(i)) + settings.epsilon);
        velocity[i] = settings.momentum * velocity[i] + q;
        parameters[i] -= rate * velocity[i];
      }
    }

    /** The mean square, or the variance; rounding must not make that negative. */
    private double spread(int i) {
      return settings.centered ? Math.max(0, meanSquare[i] - mean[i] * mean[i]) : meanSquare[i];
    }
  }
}
