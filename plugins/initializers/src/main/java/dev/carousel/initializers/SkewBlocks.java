package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;

/**
 * Skew-symmetric, with blocks {@code 0 s / -s 0} along the diagonal and 0 elsewhere: its
 * exponential turns by the angle {@code s} in each plane, its Cayley transform {@code (I + A)^-1 (I
 * - A)} by twice the arc tangent of {@code s}, which is {@code u} below.
 *
 * <pre>
 * henaff   s uniform in [-pi, pi]
 * cayley   s = sqrt((1 - cos u) / (1 + cos u)), u uniform in [0, pi / 2]
 * </pre>
 */
@Name("skew-blocks")
@Summary("Skew-symmetric blocks along the diagonal: the logarithm of rotations in planes")
@Source("Henaff, Szlam & LeCun 2016, ICML; Helfrich, Willmott & Ye 2018, ICML (cayley)")
public record SkewBlocks(
    @Doc("distribution of the entries") @Default("henaff") Angles angles,
    @Doc("factor on every entry") @Default("1") @Min(0) double gain)
    implements Initializer {

  /** How the entries are drawn. */
  public enum Angles {
    HENAFF,
    CAYLEY
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Arrays.fill(values, 0);
    int columns = weight.columns();
    for (int i = 0; i + 1 < Math.min(weight.rows(), columns); i += 2) {
      double s = gain * draw(random);
      values[i * columns + i + 1] = s;
      values[(i + 1) * columns + i] = -s;
    }
  }

  private double draw(RandomStream random) {
    return switch (angles) {
      case HENAFF -> random.uniform(-Math.PI, Math.PI);
      case CAYLEY -> {
        double cosine = StrictMath.cos(random.uniform(0, Math.PI / 2));
        yield Math.sqrt((1 - cosine) / (1 + cosine));
      }
    };
  }
}
