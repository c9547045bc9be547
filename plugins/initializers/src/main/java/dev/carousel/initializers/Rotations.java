package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;

/**
 * Orthogonal: rotations by angles uniform in [-pi, pi] in planes along the diagonal, 1 where a row
 * is left over, 0 elsewhere. It is the exponential of {@code skew-blocks}.
 */
@Name("rotations")
@Summary("Rotations in planes along the diagonal: an orthogonal matrix that mixes pairs alone")
@Source("Henaff, Szlam & LeCun 2016, ICML, section 4")
public record Rotations() implements Initializer {
  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Arrays.fill(values, 0);
    int columns = weight.columns();
    int side = Math.min(weight.rows(), columns);
    for (int i = 0; i + 1 < side; i += 2) {
      double angle = random.uniform(-Math.PI, Math.PI);
      double cosine = StrictMath.cos(angle);
      double sine = StrictMath.sin(angle);
      values[i * columns + i] = cosine;
      values[i * columns + i + 1] = sine;
      values[(i + 1) * columns + i] = -sine;
      values[(i + 1) * columns + i + 1] = cosine;
    }
    if (side % 2 == 1) {
      values[(side - 1) * columns + side - 1] = 1;
    }
  }
}
