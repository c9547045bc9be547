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
 * Adam whose step has, tensor by tensor, a length in proportion to that of the parameters; {@code
 * t} counts updates from 1.
 *
 * <pre>
 * m, v as adam
 * u = (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) + weight-decay * p
 * p = p - rate * |p| / |u| * u,   a quotient of 1 where either length is 0
 * </pre>
 */
@Name("lamb")
@Summary("Adam whose steps are as long, tensor by tensor, as a share of the parameters")
@Source("You et al. 2020, ICLR, algorithm 2, without bounds on the length of the parameters")
public record Lamb(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-6") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the step before its length is set")
        @Default("0")
        @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, blocks);
  }

  private static final class State implements UpdateRule {
    private final Lamb settings;
    private final List<Block> blocks;
    private final Moments moments;
    private final double[] step;

    State(Lamb settings, List<Block> blocks) {
      this.settings = settings;
      this.blocks = List.copyOf(blocks);
      moments = new Moments(blocks, settings.beta1, settings.beta2);
      step = new double[moments.mean.length];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      moments.next();
      double meanWeight = moments.meanWeight();
      double squareWeight = moments.squareWeight();
      for (int i = 0; i < parameters.length; i++) {
        moments.add(i, gradient[i]);
        double root = Math.sqrt(moments.meanSquare[i] / squareWeight) + settings.epsilon;
        step[i] = moments.mean[i] / meanWeight / root + settings.weightDecay * parameters[i];
      }
      for (int b = 0; b < blocks.size(); b++) {
        move(blocks.get(b), parameters, rate);
      }
    }

    private void move(Block block, double[] parameters, double rate) {
      double length = length(parameters, block);
      double along = length(step, block);
      double trust = length > 0 && along > 0 ? length / along : 1;
      for (int i = block.offset(); i < block.end(); i++) {
        parameters[i] -= rate * trust * step[i];
      }
    }

    private static double length(double[] values, Block block) {
      double squares = 0;
      for (int i = block.offset(); i < block.end(); i++) {
        squares += values[i] * values[i];
      }
      return Math.sqrt(squares);
    }
  }
}
