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
 * {@link Adam} divided by the root of the largest mean square so far, so that a step never grows
 * back once a large gradient is forgotten: {@code adam} with {@code amsgrad: true}, by the name
 * under which it is compared.
 */
@Name("amsgrad")
@Summary("Adam that never forgets the largest gradients")
@Source("Reddi, Kale & Kumar 2018, ICLR, algorithm 2; bias correction as in PyTorch")
public record AmsGrad(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("multiple of the parameters added to the gradient") @Default("0") @Min(0)
        double weightDecay)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return new Adam(rate, beta1, beta2, epsilon, weightDecay, true).rule(blocks, random);
  }
}
