package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Predict every next symbol of a random row; the last repeats the first.
 *
 * <p>100 tokens. The first is 0 or 1, each with probability 1/2; then come {@code gap - 1} tokens
 * uniform in 2 to 99; the last is the first once more. Only that one can be predicted. Every step
 * counts, or with {@code everywhere: false} (the form of Pascanu, Mikolov and Bengio) the last one
 * alone.
 *
 * <p>Known as the random permutation task; tokens may repeat all the same.
 */
@Name("ms-perm")
@Summary("Predict a random row's next symbols, where only the last can be known")
@Source("Martens & Sutskever 2011, ICML; Pascanu, Mikolov & Bengio 2013, ICML")
@Example("1 37 5 98 1 -> 37 5 98 1")
public record MsPermutation(
    @Doc("steps from the first symbol to its repetition") @Default("100") @Min(2) int gap,
    @Doc("whether every next symbol counts, or the last alone") @Default("true") boolean everywhere)
    implements Task {

  private static final int SYMBOLS = 100;

  @Override
  public Format format() {
    return Format.nextToken(SYMBOLS, gap + 1);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    IntUnaryOperator between = _ -> random.between(FirstAgain.FIRSTS, SYMBOLS - 1);
    return sequence -> FirstAgain.write(sequence, random, gap, between, everywhere);
  }

  /** One error in a hundred at the last symbol. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double other = StrictMath.log(SYMBOLS - FirstAgain.FIRSTS);
    return everywhere ? FirstAgain.chance((gap - 1) * other, gap) : FirstAgain.chance(0, 1);
  }
}
