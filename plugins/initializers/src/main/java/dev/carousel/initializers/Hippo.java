package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * The matrix of a state that holds its input's past in Legendre polynomials; for a vector, the
 * input's part.
 *
 * <pre>
 * A[n, k] = -sqrt((2 n + 1) (2 k + 1)) below the diagonal, -(n + 1) on it, 0 above
 * B[n] = sqrt(2 n + 1)
 * </pre>
 *
 * <p>These are of the differential equation; a cell has to make steps of it.
 */
@Name("hippo")
@Summary("The scaled Legendre matrix, with which a state remembers its whole past")
@Source("Gu, Dao, Ermon, Rudra & Re 2020, NeurIPS, theorem 2 (LegS)")
public record Hippo() implements Initializer {
  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    int columns = weight.columns();
    for (int i = 0; i < values.length; i++) {
      int n = i / columns;
      int k = i % columns;
      values[i] = columns == 1 ? Math.sqrt(2.0 * n + 1) : entry(n, k);
    }
  }

  private static double entry(int n, int k) {
    if (n < k) {
      return 0;
    }
    return n == k ? -(n + 1) : -Math.sqrt((2.0 * n + 1) * (2.0 * k + 1));
  }
}
