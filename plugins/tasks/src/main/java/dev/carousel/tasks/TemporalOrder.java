package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
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

/**
 * Tell in which order two rare symbols came.
 *
 * <p>Eight tokens, numbered E B a b c d X Y. A sequence begins with E at step 0 and ends with B; at
 * two steps between stands X or Y, each with probability 1/2; everything else is uniform among a,
 * b, c, d. With {@code length} 100 the first is at a step uniform in 10 to 20, the second in 50 to
 * 60 and the sequence has 100 to 110 steps; other lengths scale these numbers. At the last step one
 * of four classes is to be named: XX, XY, YX, YY.
 *
 * <p>Experiment 6a; 6b has three symbols. The paper counts an answer as right when every output is
 * within 0.3, and so does {@code solved-by: training}; held out, the likeliest class counts.
 */
@Name("temporal-order")
@Summary("Tell in which order two rare symbols came, long after both")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 6a")
@Example("E b X c a Y d a a B -> XY")
public record TemporalOrder(
    @Doc("fewest steps of a sequence; it has up to a tenth more") @Default("100") @Min(10)
        int length)
    implements Task {

  private static final int START = 0;
  private static final int END = 1;
  private static final int DISTRACTOR = 2;
  private static final int DISTRACTORS = 4;
  private static final int X = 6;

  @Override
  public Format format() {
    return Format.tokens(8, 4, tenths(11));
  }

  private int tenths(int count) {
    return (int) ((long) length * count / 10);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int steps = random.between(length, tenths(11));
    int first = random.between(tenths(1), tenths(2));
    int second = random.between(tenths(5), tenths(6));
    int firstSymbol = random.below(2);
    int secondSymbol = random.below(2);
    sequence.begin(steps);
    sequence.token(0, START);
    for (int step = 1; step < steps - 1; step++) {
      sequence.token(step, DISTRACTOR + random.below(DISTRACTORS));
    }
    sequence.token(first, X + firstSymbol);
    sequence.token(second, X + secondSymbol);
    sequence.token(steps - 1, END);
    sequence.target(steps - 1, 2 * firstSymbol + secondSymbol);
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  /** As the paper: 2000 in a row within 0.3, and their mean error below 0.1. */
  @Override
  public Optional<Streak> solvedInTraining() {
    return Optional.of(Streak.of(2000, 0.3).withMeanError(0.1));
  }

  @Override
  public List<Baseline> baselines() {
    String one = "knows one of the two symbols, as a rule the nearer";
    return List.of(
        new Baseline("chance", "names any class", Metric.ACCURACY, 0.25),
        new Baseline("chance", "names any class", Metric.LOSS, StrictMath.log(4)),
        new Baseline("one symbol", one, Metric.ACCURACY, 0.5),
        new Baseline("one symbol", one, Metric.LOSS, StrictMath.log(2)));
  }
}
