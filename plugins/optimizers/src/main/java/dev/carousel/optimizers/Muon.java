package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Momentum made orthogonal: the step of a matrix has singular values near 1, whatever those of the
 * gradient. Matrices of inputs and states go this way; the readout and vectors by AdamW with shares
 * of 0.9 and 0.95, at a part of the rate.
 *
 * <pre>
 * v = momentum * v + g;   u = g + momentum * v
 * X = u / |u|,   five times   A = X X^T,  X = a X + (b A + c A A) X
 * p = p * (1 - rate * weight-decay) - rate * sqrt(max(1, rows / columns)) * X
 * </pre>
 */
@Name("muon")
@Summary("Momentum with its singular values made equal, matrix by matrix")
@Source("Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks")
public record Muon(
    @Doc("learning rate of matrices") @Default("0.02") @Min(0) double rate,
    @Doc("share of the velocity that is kept") @Default("0.95") @Min(0) @Below(1) double momentum,
    @Doc("whether the step looks ahead along the velocity") @Default("true") boolean nesterov,
    @Doc("steps of the iteration that makes a matrix orthogonal") @Default("5") @Min(1) int steps,
    @Doc("rate of everything that is no such matrix, as a share of the rate")
        @Default("0.015")
        @Min(0)
        double adamShare,
    @Doc("share of the parameters, times their rate, that every update takes away")
        @Default("0")
        @Min(0)
        double weightDecay)
    implements Optimizer {

  private static final double ADAM_BETA1 = 0.9;
  private static final double ADAM_BETA2 = 0.95;
  private static final double ADAM_EPSILON = 1e-8;

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new State(this, blocks);
  }

  private static boolean orthogonalizes(Block block) {
    return (block.role() == Role.INPUT || block.role() == Role.RECURRENT)
        && block.rows() > 1
        && block.columns() > 1;
  }

  private static final class State implements UpdateRule {
    private final Muon settings;
    private final List<Block> matrices;
    private final List<Block> others;
    private final NewtonSchulz orthogonal;
    private final Moments moments;
    private final double[] velocity;

    State(Muon settings, List<Block> blocks) {
      this.settings = settings;
      matrices = blocks.stream().filter(Muon::orthogonalizes).toList();
      others = blocks.stream().filter(block -> !orthogonalizes(block)).toList();
      orthogonal = new NewtonSchulz(matrices);
      moments = new Moments(blocks, ADAM_BETA1, ADAM_BETA2);
      velocity = moments.mean;
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      for (int b = 0; b < matrices.size(); b++) {
        matrix(matrices.get(b), parameters, gradient, rate);
      }
      moments.next();
      for (int b = 0; b < others.size(); b++) {
        adam(others.get(b), parameters, gradient, rate * settings.adamShare);
      }
    }

    private void matrix(Block block, double[] parameters, double[] gradient, double rate) {
      double mu = settings.momentum;
      for (int i = block.offset(); i < block.end(); i++) {
        double g = gradient[i];
        velocity[i] = mu * velocity[i] + g;
        gradient[i] = settings.nesterov ? g + mu * velocity[i] : velocity[i];
      }
      orthogonal.apply(gradient, block, settings.steps);
      Decay.shrink(parameters, block.offset(), block.end(), rate * settings.weightDecay);
      double step = rate * Math.sqrt(Math.max(1, (double) block.rows() / block.columns()));
      for (int i = block.offset(); i < block.end(); i++) {
        parameters[i] -= step * gradient[i];
      }
    }

    private void adam(Block block, double[] parameters, double[] gradient, double rate) {
      Decay.shrink(parameters, block.offset(), block.end(), rate * settings.weightDecay);
      double step = rate / moments.meanWeight();
      double weight = moments.squareWeight();
      for (int i = block.offset(); i < block.end(); i++) {
        moments.add(i, gradient[i]);
        parameters[i] -=
            step * moments.mean[i] / (Math.sqrt(moments.meanSquare[i] / weight) + ADAM_EPSILON);
      }
    }
  }
}
