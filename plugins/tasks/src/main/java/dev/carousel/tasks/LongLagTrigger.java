package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
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
 * Name the second symbol of a sequence when a trigger comes.
 *
 * <p>{@code distractors + 4} tokens, numbered x y b e and the distractors. A sequence is b; x or y,
 * each with probability 1/2; {@code gap} distractors, each uniform; then again and again one more
 * distractor with probability 9/10, or else the trigger e, where x or y is to be named. So e comes
 * {@code gap + 1} steps or more after the symbol, {@code gap + 10} on average.
 *
 * <p>Experiment 2c. A sequence is cut to 200 further distractors, which befalls fewer than one in a
 * thousand million. The paper counts a prediction as right when both outputs are within 0.2, and so
 * does {@code solved-by: training}; held out, the likelier symbol counts.
 */
@Name("long-lag-2c")
@Summary("Name the second symbol when a trigger comes after very many distractors")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 2c")
@Example("b y 3 1 2 1 e -> y")
public record LongLagTrigger(
    @Doc("distractors that stand in every sequence (q)") @Default("50") @Min(0) int gap,
    @Doc("different distractors (p)") @Default("50") @Min(1) int distractors)
    implements Task {

  private static final int MOST_MORE = 200;
  private static final double MORE = 0.9;
  private static final int BEGIN = 2;
  private static final int TRIGGER = 3;
  private static final int DISTRACTOR = 4;
  private static final int BOUNDS = 3;

  @Override
  public Format format() {
    return Format.tokens(distractors + DISTRACTOR, 2, gap + MOST_MORE + BOUNDS);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int symbol = random.below(2);
    int more = 0;
    while (more < MOST_MORE && random.chance(MORE)) {
      more++;
    }
    int last = gap + more + BOUNDS - 1;
    sequence.begin(last + 1);
    sequence.token(0, BEGIN);
    sequence.token(1, symbol);
    for (int step = 2; step < last; step++) {
      sequence.token(step, DISTRACTOR + random.below(distractors));
    }
    sequence.token(last, TRIGGER);
    sequence.target(last, symbol);
  }

  /** Every held-out sequence, as the paper asks of 10,000 in a row. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(1);
  }

  /** As the paper: 10,000 in a row within 0.2. */
  @Override
  public Optional<Streak> solvedInTraining() {
    return Optional.of(Streak.of(10_000, 0.2));
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names either; all tokens but the second tell no more", 2);
  }
}
