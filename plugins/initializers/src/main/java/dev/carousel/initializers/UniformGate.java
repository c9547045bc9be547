package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Biases with which gates begin at openings spread evenly from {@code 1 / units} to {@code 1 - 1 /
 * units}: {@code -ln(1 / u - 1)}, and the same with the opposite sign where the gate writes. All
 * biases of a layer that are begun so draw the same {@code u}.
 */
@Name("uniform-gate")
@Summary("Gate biases with openings spread evenly between shut and open")
@Source("Gu, Gulcehre, Paine, Hoffman & Pascanu 2020, ICML, section 3.2")
public record UniformGate(@Doc("which gate the bias belongs to") @Default("declared") Gate gate)
    implements Initializer {

  @Override
  public String stream(Weight weight) {
    return "uniform-gate";
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    int sign = gate.sign(weight);
    double margin = 1.0 / Math.max(3, units);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          sign == 0 ? 0 : -sign * StrictMath.log(1 / random.uniform(margin, 1 - margin) - 1);
    }
  }
}
