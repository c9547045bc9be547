package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/** Normal around a mean, drawn again where it is more than two standard deviations away. */
@Name("truncated-normal")
@Summary("Normal around a mean without its tails")
@Source("tf.random.truncated_normal, whose variance is not corrected either")
public record TruncatedNormal(
    @Doc("standard deviation before the cut") @Default("0.01") @Min(0) double deviation,
    @Doc("the mean") @Default("0") double mean)
    implements Initializer {
  private static final double CUT = 2;

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + deviation * draw(random);
    }
  }

  private static double draw(RandomStream random) {
    double z = random.gaussian();
    while (Math.abs(z) > CUT) {
      z = random.gaussian();
    }
    return z;
  }
}
