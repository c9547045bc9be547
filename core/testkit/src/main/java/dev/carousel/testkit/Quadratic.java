package dev.carousel.testkit;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Rule;
import dev.carousel.api.SearchRule;
import dev.carousel.api.UpdateRule;
import dev.carousel.compute.random.Streams;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A matrix and a bias whose loss is quadratic in each entry, and a rule that changes them. */
final class Quadratic {
  private static final double[] CURVATURE = {0.5, 1, 2, 4, 1};

  /** The tensors that the parameters are made of. */
  static final List<Block> BLOCKS =
      List.of(new Block("U", Role.RECURRENT, 2, 2, 0), new Block("b", Role.BIAS, 1, 1, 4));

  private final double[] parameters = {2, -2, 1, -1, 1};
  private final double[] gradient = new double[parameters.length];
  private final ToDoubleFunction<double[]> lossAt = Quadratic::loss;
  private final Rule rule;

  Quadratic(Optimizer optimizer) {
    rule = rule(optimizer);
  }

  /** A new rule for the tensors. */
  static Rule rule(Optimizer optimizer) {
    return optimizer.rule(BLOCKS, Streams.named(1, "updates"));
  }

  /** The loss at what the model would be evaluated with. */
  double loss() {
    return loss(rule.evaluated(parameters));
  }

  private static double loss(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += CURVATURE[i] * values[i] * values[i] / 2;
    }
    return sum;
  }

  void update(double rate) {
    switch (rule) {
      case UpdateRule byGradient -> {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = CURVATURE[i] * parameters[i];
        }
        byGradient.update(parameters, gradient, rate);
      }
      case SearchRule search -> search.update(parameters, lossAt, rate);
    }
  }
}
