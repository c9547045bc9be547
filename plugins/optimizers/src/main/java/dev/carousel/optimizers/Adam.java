package dev.carousel.optimizers;

import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Adam in PyTorch's form; {@code t} counts updates from 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g;   amsgrad: the largest v so far takes its place below
 * p = p - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * </pre>
 *
 * <p>The weight decay is an L2 penalty that the division also scales; AdamW, which takes it out of
 * the gradient, is another rule.
 */
@Name("adam")
@Summary("Running mean of the gradient divided by its running root mean square")
@Source("Kingma & Ba 2015, ICLR; amsgrad: Reddi, Kale & Kumar 2018, ICLR")
public record Adam(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay,
    @Doc("whether to divide by the largest mean square so far") @Default("false") boolean amsgrad)
    implements Optimizer {

  @Override
  public UpdateRule rule(int parameters) {
    return new State(this, parameters);
  }

  private static final class State implements UpdateRule {
    private final Adam settings;
    private final double[] mean;
    private final double[] meanSquare;
    private final double[] divisor;
    private long updates;

    State(Adam settings, int parameters) {
      this.settings = settings;
      mean = new double[parameters];
      meanSquare = new double[parameters];
      divisor = settings.amsgrad ? new double[parameters] : meanSquare;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double beta1 = settings.beta1;
      double beta2 = settings.beta2;
      updates++;
      double step = rate / (1 - StrictMath.pow(beta1, updates));
      double root = Math.sqrt(1 - StrictMath.pow(beta2, updates));
      for (int i = 0; i < parameters.length; i++) {
        double g = gradient[i] + settings.weightDecay * parameters[i];
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * g * g;
        divisor[i] = Math.max(divisor[i], meanSquare[i]);
        parameters[i] -= step * mean[i] / (Math.sqrt(divisor[i]) / root + settings.epsilon);
      }
    }
  }
}
