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
 * The logarithm of a number that is itself log-uniform, such as the time step of a state space; or
 * its inverse softplus, where the cell applies softplus.
 */
@Name("log-uniform")
@Summary("Logarithms spread evenly between those of two bounds")
@Source("Gu, Goel & Re 2022, ICLR (time steps); Gu & Dao 2023, arXiv:2312.00752 (softplus)")
public record LogUniform(
    @Doc("smallest number") @Default("0.001") @Above(0) double low,
    @Doc("largest number") @Default("0.1") @Above(0) double high,
    @Doc("what the cell applies to get the number back") @Default("exp") Inverse undoneBy)
    implements Initializer {

  /** What the cell does with the values. */
  public enum Inverse {
    EXP,
    SOFTPLUS
  }

  public LogUniform {
    if (low > high) {
      throw new IllegalArgumentException("low must not be more than high");
    }
  }

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      double logarithm = random.uniform(StrictMath.log(low), StrictMath.log(high));
      values[i] =
          switch (undoneBy) {
            case EXP -> logarithm;
            case SOFTPLUS -> StrictMath.log(StrictMath.expm1(StrictMath.exp(logarithm)));
          };
    }
  }
}
