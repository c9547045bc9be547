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
 * Variance {@code gain^2 * 2 / (rows + columns)}: uniform within {@code gain * sqrt(6 / (rows +
 * columns))}, or normal. Every gate's matrix counts by itself; libraries that stack the gates count
 * the stack and so begin smaller. A vector counts as one column.
 */
@Name("glorot")
@Summary("Spread by the sizes on both sides of a matrix, so that signals keep their variance")
@Source("Glorot & Bengio 2010, AISTATS, equation 16")
public record Glorot(
    @Doc("uniform or normal") @Default("uniform") Distribution distribution,
    @Doc("factor on every entry") @Default("1") @Min(0) double gain)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    double deviation = gain * Math.sqrt(2.0 / (weight.rows() + weight.columns()));
    distribution.fill(values, deviation, random);
  }
}
