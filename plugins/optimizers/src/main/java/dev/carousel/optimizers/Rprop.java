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
import java.util.Arrays;
import java.util.List;

/**
 * A step size for every entry, which grows while the gradient keeps its sign and shrinks when it
 * turns: iRprop-, as in PyTorch. It looks at signs alone and so wants gradients of one fixed, large
 * batch.
 *
 * <pre>
 * g * previous g &gt; 0:  d = min(d * growth, largest)
 * g * previous g &lt; 0:  d = max(d * shrinkage, smallest),  g = 0
 * p = p - sign(g) * d,   d from rate
 * </pre>
 *
 * <p>A schedule scales all steps.
 */
@Name("rprop")
@Summary("Steps that grow while the gradient keeps its sign, of a size for every entry")
@Source("Riedmiller & Braun 1993, ICNN; the form: Igel & Huesken 2000, Rprop without backtracking")
public record Rprop(
    @Doc("learning rate: the first step") @Default("0.01") @Above(0) double rate,
    @Doc("factor of a step while the sign stays") @Default("1.2") @Min(1) double growth,
    @Doc("factor of a step when the sign turns") @Default("0.5") @Above(0) @Below(1)
        double shrinkage,
    @Doc("smallest step") @Default("1e-6") @Min(0) double smallest,
    @Doc("largest step") @Default("50") @Above(0) double largest)
    implements Optimizer {

  public Rprop {
    if (smallest > largest) {
      throw new IllegalArgumentException("smallest must not be more than largest");
    }
  }

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    var steps = new double[Block.count(blocks)];
    Arrays.fill(steps, rate);
    return new State(this, steps);
  }

  private static final class State implements UpdateRule {
    private final Rprop settings;
    private final double[] steps;
    private final double[] previous;

    State(Rprop settings, double[] steps) {
      this.settings = settings;
      this.steps = steps;
      previous = new double[steps.length];
    }

    @Override
    public void update(double[] parameters, double[] gradient, double rate) {
      double factor = rate / settings.rate;
      for (int i = 0; i < parameters.length; i++) {
        double turn = gradient[i] * previous[i];
        if (turn != 0) {
          double changed = steps[i] * (turn > 0 ? settings.growth : settings.shrinkage);
          steps[i] = Math.clamp(changed, settings.smallest, settings.largest);
        }
        double g = turn < 0 ? 0 : gradient[i];
        parameters[i] -= factor * Math.signum(g) * steps[i];
        previous[i] = g;
      }
    }
  }
}
