package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Real or imaginary parts of the eigenvalues of a diagonal state space, {@code n} from 0.
 *
 * <pre>
 * real        ln(1/2), the logarithm of minus the real part
 * linear      pi * n
 * inverse     rows / pi * (rows / (2 n + 1) - 1)
 * </pre>
 */
@Name("diagonal-state")
@Summary("Eigenvalues of a diagonal state space: frequencies on a line or by their inverse")
@Source("Gu, Gupta, Goel & Re 2022, NeurIPS, S4D-Lin and S4D-Inv")
public record DiagonalState(@Doc("which part of which form") @Default("linear") Part part)
    implements Initializer {

  /** What a vector holds. */
  public enum Part {
    REAL,
    LINEAR,
    INVERSE
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      double n = i / weight.columns();
      double rows = weight.rows();
      values[i] =
          switch (part) {
            case REAL -> StrictMath.log(0.5);
            case LINEAR -> Math.PI * n;
            case INVERSE -> rows / Math.PI * (rows / (2 * n + 1) - 1);
          };
    }
  }
}
