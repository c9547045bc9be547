package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * One of the three vectors that begin a linear recurrent unit with eigenvalues spread evenly over a
 * ring: modulus {@code r} and phase {@code a} of an entry are
 *
 * <pre>
 * r = sqrt(u * (outer^2 - inner^2) + inner^2),   a = widest * v,   u, v uniform in [0, 1)
 * modulus   ln(-ln r)
 * phase     ln a
 * scale     ln sqrt(1 - r^2)
 * </pre>
 *
 * <p>The three of a layer draw the same numbers, so that the scale is that of the modulus.
 */
@Name("lru-ring")
@Summary("Eigenvalues spread evenly over a ring in the complex plane")
@Source("Orvieto et al. 2023, ICML, lemma 3.2 and section 3.4")
public record LruRing(
    @Doc("which of the vectors") @Default("modulus") Part part,
    @Doc("inner radius of the ring") @Default("0") @Min(0) @Below(1) double inner,
    @Doc("outer radius of the ring") @Default("0.99") @Above(0) @Below(1) double outer,
    @Doc("largest phase, in radians") @Default("6.283185307179586") @Above(0) double widest)
    implements Initializer {

  /** What a vector holds. */
  public enum Part {
    MODULUS,
    PHASE,
    SCALE
  }

  public LruRing {
    if (inner >= outer) {
      throw new IllegalArgumentException("inner must be below outer");
    }
  }

  @Override
  public String stream(Weight weight) {
    return "lru-ring";
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      // not 0, whose logarithm has no end
      double u = 1 - random.uniform();
      double v = 1 - random.uniform();
      double square = u * (outer * outer - inner * inner) + inner * inner;
      values[i] =
          switch (part) {
            case MODULUS -> StrictMath.log(-0.5 * StrictMath.log(square));
            case PHASE -> StrictMath.log(widest * v);
            case SCALE -> 0.5 * StrictMath.log(1 - square);
          };
    }
  }
}
