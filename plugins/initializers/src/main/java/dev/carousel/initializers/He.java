package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Variance {@code gain^2 * 2 / columns}, the columns being a unit's inputs: Kaiming's rule by
 * fan-in. The 2 makes up for the half of the values that relu sets to 0.
 */
@Name("he")
@Summary("Spread by a unit's inputs, so that signals keep their variance through relu")
@Source("He, Zhang, Ren & Sun 2015, ICCV, equation 10")
public record He(
    @Doc("uniform or normal") @Default("normal") Distribution distribution,
    @Doc("factor on every entry") @Default("1") @Min(0) double gain)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    distribution.fill(values, gain * Math.sqrt(2.0 / weight.columns()), random);
  }
}
