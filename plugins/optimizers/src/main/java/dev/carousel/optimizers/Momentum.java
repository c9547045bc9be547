package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * {@link Sgd} with momentum, by the name under which it is compared.
 *
 * <pre>
 * v = g at the first update, then momentum * v + (1 - dampening) * g
 * p = p - rate * v
 * </pre>
 */
@Name("momentum")
@Summary("Gradient descent along a running sum of gradients")
@Source("Polyak 1964; the form in which the rate multiplies the velocity: torch.optim.SGD")
public record Momentum(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("share of the velocity that is kept") @Default("0.9") @Above(0) @Below(1) double momentum,
    @Doc("share of the gradient that does not enter the velocity") @Default("0") @Min(0) @Max(1)
        double dampening,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new Sgd(rate, momentum, dampening, false, weightDecay).rule(blocks, random);
  }
}
