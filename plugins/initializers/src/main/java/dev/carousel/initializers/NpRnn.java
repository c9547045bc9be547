package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * {@code (A^T A / n + I) / e} with a Gaussian {@code A} of {@code n} columns and the largest
 * eigenvalue {@code e} of what stands before the division: symmetric, positive definite, with
 * largest eigenvalue 1. For relu. Where the matrix is not square it is Gaussian with variance
 * {@code 1 / columns}.
 */
@Name("np-rnn")
@Summary("A normalized positive definite matrix: one direction is kept, the others shrink")
@Source("Talathi & Vartak 2015, arXiv:1511.03771, section 3")
public record NpRnn() implements Initializer {
  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Distribution.NORMAL.fill(values, 1 / Math.sqrt(weight.columns()), random);
    if (weight.rows() == weight.columns()) {
      int size = weight.rows();
      double[] square = Spectrum.transposedTimesSelf(values, size);
      for (int i = 0; i < size; i++) {
        square[i * size + i] += 1;
      }
      System.arraycopy(square, 0, values, 0, values.length);
      Spectrum.scale(values, size, 1);
    }
  }
}
