package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Biases for gates that forget over all times up to {@code longest}: {@code ln u} with {@code u}
 * uniform in [1, longest - 1], one for each unit, where the gate keeps, and the same with the
 * opposite sign where it writes. All biases of a layer that are begun so draw the same {@code u}:
 * {@code cell: { type: lstm, initial: { b_f: { type: chrono, gate: keep }, b_i: { type: chrono,
 * gate: write } } }}.
 */
@Name("chrono")
@Summary("Gate biases for memories of all lengths up to the longest")
@Source("Tallec & Ollivier 2018, ICLR, equations 15 and 16")
public record Chrono(
    @Doc("longest time to remember, in steps") @Default("100") @Above(2) double longest,
    @Doc("which gate the bias belongs to") @Default("declared") Gate gate)
    implements Initializer {

  @Override
  public String stream(Weight weight) {
    return "chrono";
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    int sign = gate.sign(weight);
    for (int i = 0; i < values.length; i++) {
      values[i] = sign == 0 ? 0 : sign * StrictMath.log(random.uniform(1, longest - 1));
    }
  }
}
