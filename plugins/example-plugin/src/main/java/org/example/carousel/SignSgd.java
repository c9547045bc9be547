package org.example.carousel;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/** {@code p = p - rate * sign(g)}: every parameter moves by the same amount. It keeps no state. */
@Name("sign-sgd")
@Summary("Gradient descent along the sign of the gradient")
@Source("Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, ICML")
public record SignSgd(
    @Doc("learning rate: the size of every change") @Default("0.001") @Min(0) double rate)
    implements Optimizer {

  @Override
  public UpdateRule rule(List<Block> blocks, RandomStream random) {
    return SignSgd::update;
  }

  static void update(double[] parameters, double[] gradient, double rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * Math.signum(gradient[i]);
    }
  }
}
