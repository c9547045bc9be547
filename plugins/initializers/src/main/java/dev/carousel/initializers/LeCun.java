package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/** Variance {@code gain^2 / columns}, the columns being a unit's inputs. */
@Name("lecun")
@Summary("Spread by a unit's inputs, so that their sum has variance 1")
@Source("LeCun, Bottou, Orr & Mueller 1998, Efficient BackProp, equation 16")
public record LeCun(
    @Doc("uniform or normal") @Default("normal") Distribution distribution,
    @Doc("factor on every entry") @Default("1") @Min(0) double gain)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    distribution.fill(values, gain * Math.sqrt(1.0 / weight.columns()), random);
  }
}
