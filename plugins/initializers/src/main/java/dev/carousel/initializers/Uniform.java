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
 * Uniform in [-bound, bound). The default bound, one over the root of the units, for all weights
 * and biases alike, is how PyTorch begins its recurrent layers.
 */
@Name("uniform")
@Summary("Uniform around 0")
@Source("LeCun et al. 1998, Efficient BackProp, up to a factor; the default of torch.nn.RNNBase")
public record Uniform(
    @Doc("largest absolute value; 0 for 1 / sqrt(units)") @Default("0") @Min(0) double bound)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    double range = bound == 0 ? 1 / Math.sqrt(units) : bound;
    for (int i = 0; i < values.length; i++) {
      values[i] = random.uniform(-range, range);
    }
  }
}
