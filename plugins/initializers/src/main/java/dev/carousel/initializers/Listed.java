package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The values in turn, each over an equal share of the rows: biases that differ from block to block,
 * as those of output gates in the first LSTM. Where the rows cannot be shared out equally the first
 * values have one row more.
 */
@Name("listed")
@Summary("Values from a list, each over an equal share of the rows")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, section 5 (biases block by block)")
public record Listed(@Doc("the values, from the first row") @Default("[0]") List<Double> values)
    implements Initializer {

  public Listed {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must have at least one entry");
    }
  }

  @Override
  public void fill(Weight weight, int units, double[] entries, RandomStream random) {
    for (int i = 0; i < entries.length; i++) {
      long row = i / weight.columns();
      entries[i] = values.get((int) (row * values.size() / weight.rows()));
    }
  }
}
