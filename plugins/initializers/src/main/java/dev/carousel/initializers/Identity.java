package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;

/**
 * {@code scale} on the main diagonal and 0 elsewhere, also where the matrix is not square. On the
 * recurrent matrix of {@code rnn} with relu, together with bias 0, it makes IRNN.
 */
@Name("identity")
@Summary("A multiple of the identity matrix: the state begins by keeping itself")
@Source("Le, Jaitly & Hinton 2015, arXiv:1504.00941")
public record Identity(@Doc("value on the diagonal") @Default("1") double scale)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Arrays.fill(values, 0);
    for (int i = 0; i < Math.min(weight.rows(), weight.columns()); i++) {
      values[i * weight.columns() + i] = scale;
    }
  }
}
