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
 * A {@link Sparse} matrix scaled to a given spectral radius: how echo states begin, and the
 * recurrent matrices of Martens and Sutskever. Where the matrix is not square, or nilpotent as a
 * very sparse one can be, it stays as it was drawn.
 */
@Name("sparse-spectral")
@Summary("A few connections to each unit, scaled to a spectral radius")
@Source("Jaeger 2001, GMD report 148; Sutskever, Martens, Dahl & Hinton 2013, ICML, section 3.1")
public record SparseSpectral(
    @Doc("largest absolute value of an eigenvalue") @Default("1.1") @Min(0) double radius,
    @Doc("entries of each row that are not 0, or all where there are fewer") @Default("15") @Min(1)
        int connections)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    new Sparse(connections, 1).fill(weight, units, values, random);
    if (weight.rows() == weight.columns()) {
      Spectrum.scale(values, weight.rows(), radius);
    }
  }
}
