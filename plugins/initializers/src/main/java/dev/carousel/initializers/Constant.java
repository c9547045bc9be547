package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;

/** Every entry the same; what a bare number in a study stands for. */
@Name("constant")
@Summary("Every entry the same value")
public record Constant(@Doc("the value") @Default("0") double value) implements Initializer {
  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Arrays.fill(values, value);
  }
}
