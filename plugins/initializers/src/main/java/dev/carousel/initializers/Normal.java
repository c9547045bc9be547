package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** Normal around a mean; {@link TruncatedNormal} has no tails. */
@Name("normal")
@Summary("Normal around a mean")
public record Normal(
    @Doc("standard deviation") @Default("0.01") @Min(0) double deviation,
    @Doc("the mean") @Default("0") double mean)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + deviation * random.gaussian();
    }
  }
}
