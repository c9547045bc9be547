package dev.carousel.initializers;

import dev.carousel.api.data.RandomStream;

/** Which distribution has a given mean 0 and standard deviation. */
public enum Distribution {
  UNIFORM,
  NORMAL;

  /** Fills with independent numbers. */
  void fill(double[] values, double deviation, RandomStream random) {
    double range = Math.sqrt(3) * deviation;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case UNIFORM -> random.uniform(-range, range);
            case NORMAL -> deviation * random.gaussian();
          };
    }
  }
}
