package dev.carousel.optimizers;

import dev.carousel.api.Block;
import java.util.List;

/**
 * What the Adam family keeps: running means of the gradient and of its square, both from 0, and how
 * many updates they have seen.
 */
final class Moments {
  final double[] mean;
  final double[] meanSquare;
  private final double beta1;
  private final double beta2;
  private long updates;

  Moments(List<Block> blocks, double beta1, double beta2) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    mean = new double[Block.count(blocks)];
    meanSquare = new double[mean.length];
  }

  /** Begins an update; the number of it, from 1. */
  long next() {
    return ++updates;
  }

  /** Takes in one entry of this update's gradient. */
  void add(int i, double g) {
    mean[i] = beta1 * mean[i] + (1 - beta1) * g;
    meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * g * g;
  }

  /** {@code 1 - beta1^t}: what the weights in the mean add up to. */
  double meanWeight() {
    return 1 - StrictMath.pow(beta1, updates);
  }

  /** {@code 1 - beta2^t}: what the weights in the mean square add up to. */
  double squareWeight() {
    return 1 - StrictMath.pow(beta2, updates);
  }
}
