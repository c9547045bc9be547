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
 * {@code connections} entries of every row are normal and the others 0, so that a unit's input does
 * not grow with the number of units.
 */
@Name("sparse")
@Summary("A few connections to each unit, the others 0")
@Source("Martens 2010, ICML, section 5")
public record Sparse(
    @Doc("entries of each row that are not 0, or all where there are fewer") @Default("15") @Min(1)
        int connections,
    @Doc("standard deviation of those entries") @Default("1") @Min(0) double deviation)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    fill(weight.rows(), weight.columns(), values, random);
  }

  void fill(int rows, int columns, double[] values, RandomStream random) {
    Arrays.fill(values, 0);
    int wanted = Math.min(connections, columns);
    for (int row = 0; row < rows; row++) {
      for (int left = columns, open = wanted; open > 0; left--) {
        // each of the columns left is chosen with the same probability
        if (random.below(left) < open) {
          values[row * columns + columns - left] = deviation * random.gaussian();
          open--;
        }
      }
    }
  }
}
