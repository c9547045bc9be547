package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import java.util.SplittableRandom;

/**
 * Random numbers for what a task measures of itself, always the same ones and never those of a
 * study.
 */
final class Calibration implements RandomStream {
  private static final int SEED = 1997;

  private final SplittableRandom source = new SplittableRandom(SEED);

  @Override
  public double uniform() {
    return source.nextDouble();
  }

  @Override
  public int below(int bound) {
    return source.nextInt(bound);
  }

  @Override
  public double gaussian() {
    return source.nextGaussian();
  }
}
