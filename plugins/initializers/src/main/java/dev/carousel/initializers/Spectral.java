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
 * A Gaussian matrix scaled to a given spectral radius: the others of its eigenvalues lie all over
 * the disc within. Where the matrix is not square its entries have variance {@code radius^2 /
 * columns}, which a square one has for large sizes.
 */
@Name("spectral")
@Summary("A Gaussian matrix scaled to a spectral radius")
@Source("Girko 1984 (the disc); Pascanu, Mikolov & Bengio 2013, ICML (the radius)")
public record Spectral(
    @Doc("largest absolute value of an eigenvalue") @Default("1") @Min(0) double radius)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Distribution.NORMAL.fill(values, radius / Math.sqrt(weight.columns()), random);
    if (weight.rows() == weight.columns()) {
      Spectrum.scale(values, weight.rows(), radius);
    }
  }
}
