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
 * {@link Sgd} with Nesterov's momentum, by the name under which it is compared.
 *
 * <pre>
 * v = momentum * v + g
 * p = p - rate * (g + momentum * v)
 * </pre>
 */
@Name("nesterov")
@Summary("Gradient descent that looks ahead along its velocity")
@Source("Nesterov 1983; Sutskever, Martens, Dahl & Hinton 2013, ICML, in PyTorch's form")
public record Nesterov(
    @Doc("learning rate") @Default("0.01") @Min(0) double rate,
    @Doc("share of the velocity that is kept") @Default("0.9") @Above(0) @Below(1) double momentum,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new Sgd(rate, momentum, 0, true, weightDecay).rule(blocks, random);
  }
}
