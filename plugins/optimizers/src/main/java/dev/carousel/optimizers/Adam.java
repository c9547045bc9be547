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
 * Adam in PyTorch's form; {@code t} counts updates from 1.
 *
 * <pre>
 * g = g + weight-decay * p
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g;   amsgrad: the largest v so far takes its place below
 * p = p - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * </pre>
 *
 * <p>The weight decay is an L2 penalty that the division also scales; {@link AdamW} takes it out of
 * the gradient.
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
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, blocks);
  }

  static final class State implements UpdateRule {
    private final Adam settings;
    private final Moments moments;
    private final double[] divisor;

    State(Adam settings, List<Block> blocks) {
      this.settings = settings;
      moments = new Moments(blocks, settings.beta1, settings.beta2);
      divisor = settings.amsgrad ? new double[moments.mean.length] : moments.meanSquare;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      moments.next();
      double step = rate / moments.meanWeight();
      double root = Math.sqrt(moments.squareWeight());
      for (int i = 0; i < parameters.length; i++) {
        moments.add(i, gradient[i] + settings.weightDecay * parameters[i]);
        divisor[i] = Math.max(divisor[i], moments.meanSquare[i]);
        parameters[i] -= step * moments.mean[i] / (Math.sqrt(divisor[i]) / root + settings.epsilon);
      }
    }
  }
}
