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
 * {@code value} where the bias belongs to a gate that keeps the old state, minus {@code value}
 * where a larger bias keeps less, 0 elsewhere: gated cells begin by remembering, whatever their
 * papers call the gate. For the role {@code bias}. A bias that its cell begins itself, as {@code
 * lstm} does by its parameter {@code forget-bias}, never comes here.
 */
@Name("forget-bias")
@Summary("Biases 0, but those of gates that keep the old state begin in favour of keeping")
@Source("Gers, Schmidhuber & Cummins 2000; Jozefowicz, Zaremba & Sutskever 2015, ICML")
public record ForgetBias(@Doc("bias towards keeping") @Default("1") double value)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    Arrays.fill(values, weight.retention() == 0 ? 0 : weight.retention() * value);
  }
}
