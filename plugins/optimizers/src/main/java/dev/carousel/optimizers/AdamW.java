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
 * Adam whose weight decay shrinks the parameters instead of entering the gradient.
 *
 * <pre>
 * p = p * (1 - rate * weight-decay)
 * then as adam without weight decay
 * </pre>
 */
@Name("adamw")
@Summary("Adam with a weight decay of its own beside the gradient")
@Source("Loshchilov & Hutter 2019, ICLR, algorithm 2 in PyTorch's form; decay as large as there")
public record AdamW(
    @Doc("learning rate") @Default("0.001") @Min(0) double rate,
    @Doc("share of the running mean that is kept") @Default("0.9") @Min(0) @Below(1) double beta1,
    @Doc("share of the running mean square that is kept") @Default("0.999") @Min(0) @Below(1)
        double beta2,
    @Doc("added to the root") @Default("1e-8") @Above(0) double epsilon,
    @Doc("share of the parameters, times the rate, that every update takes away")
        @Default("0.01")
        @Min(0)
        double weightDecay,
    @Doc("whether to divide by the largest mean square so far") @Default("false") boolean amsgrad)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    UpdateRule adam = new Adam(rate, beta1, beta2, epsilon, 0, amsgrad).rule(blocks, random);
    return (parameters, gradient, currentRate) -> {
      Decay.shrink(parameters, 0, parameters.length, currentRate * weightDecay);
      adam.update(parameters, gradient, currentRate);
    };
  }
}
