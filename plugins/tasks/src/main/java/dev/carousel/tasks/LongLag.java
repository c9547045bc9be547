package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Streak;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Predict every next symbol; the last repeats the first.
 *
 * <p>{@code gap + 1} tokens: x, y and {@code gap - 1} others, a1 to a(gap - 1). A sequence is x or
 * y, each with probability 1/2; {@code gap - 1} of the others; the first symbol once more. Those
 * between are a1, a2, … in order (experiment 2a: two sequences in all), or each uniform (2b: no
 * local regularity). Every next symbol is to be predicted; the last decides.
 *
 * <p>The paper counts a prediction as right when every output is within 0.25, and so does {@code
 * solved-by: training}; held out, the likeliest symbol counts.
 */
@Name("long-lag")
@Summary("Predict every next symbol, where the last repeats the first")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiments 2a and 2b")
@Example("y a b c y -> a b c y")
public record LongLag(
    @Doc("steps from the first symbol to its repetition") @Default("100") @Min(2) int gap,
    @Doc("whether the symbols between are in order (2a) or random (2b)") @Default("ordered")
        Middle middle)
    implements Task {

  /** What stands between the two symbols. */
  public enum Middle {
    ORDERED,
    RANDOM
  }

  @Override
  public Format format() {
    return Format.nextToken(gap + 1, gap + 1);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    IntUnaryOperator between =
        switch (middle) {
          case ORDERED -> step -> FirstAgain.FIRSTS + step - 1;
          case RANDOM -> _ -> FirstAgain.FIRSTS + random.below(gap - 1);
        };
    return sequence -> FirstAgain.write(sequence, random, gap, between, true);
  }

  /** Every held-out sequence, as the paper asks of 10,000 in a row. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(1);
  }

  /** As the paper: 10,000 in a row within 0.25, in 2a at every step, in 2b at the last. */
  @Override
  public Optional<Streak> solvedInTraining() {
    Streak last = Streak.of(10_000, 0.25);
    return Optional.of(middle == Middle.ORDERED ? last.atEveryStep() : last);
  }

  @Override
  public List<Baseline> baselines() {
    double others = middle == Middle.ORDERED ? 0 : (gap - 1) * StrictMath.log(gap - 1);
    return FirstAgain.chance(others, gap);
  }
}
