package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
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

/**
 * The adding problem in its first form.
 *
 * <p>Channel 0 is uniform in [-1, 1) at every step. Channel 1 is 1 at two steps, -1 at the first
 * and the last, else 0. The first mark is at one of the first ten steps, the second at another of
 * the first {@code length / 2 - 1}; so half a sequence lies between both and the end, where 0.5 +
 * (X1 + X2) / 4 is to be given. A number that falls on the first step counts as 0 and its mark
 * stays -1. A sequence has {@code length} to {@code length + length / 10} steps.
 *
 * <p>Experiment 4. Not to be confused with {@link Adding} and {@link AddingBai}.
 */
@Name("adding-hs97")
@Summary("Add the two marked numbers in the first half of a sequence")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 4")
@Example("0.5- 0.5 -0.5* 0.5 0.5 0.25* 0.5 … 0.5- -> 0.4375")
public record AddingHs97(
    @Doc("fewest steps of a sequence; it has up to a tenth more")
        @Default("100")
        @Min(LongLagPair.SHORTEST)
        int length)
    implements Task {

  private LongLagPair pair() {
    return new LongLagPair(length, -1, 0);
  }

  @Override
  public Format format() {
    return Format.values(2, 1, pair().longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    LongLagPair pair = pair();
    return sequence -> pair.write(sequence, random, (x, y) -> 0.5 + (x + y) / 4);
  }

  /** Every answer within 0.04, as the paper asks of 2000 in a row. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 1, MarkedPair.TOLERANCE);
  }

  /** As the paper: 2000 in a row right, and their mean error below 0.01. */
  @Override
  public Optional<Streak> solvedInTraining() {
    return Optional.of(Streak.of(2000, MarkedPair.TOLERANCE).withMeanError(0.01));
  }

  /** A number uniform in [-1, 1) has variance 1/3, in the target a sixteenth of that. */
  @Override
  public List<Baseline> baselines() {
    double neutral = pair().eitherNeutral();
    double within = 4 * MarkedPair.TOLERANCE;
    double missed = 1 - within / 2;
    double right = (1 - neutral) * (1 - missed * missed) + neutral * within;
    double first = (1 - pair().firstNeutral()) / 48;
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.LOSS, (2 - neutral) / 48),
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.ACCURACY, right),
        new Baseline("one addend", "knows the number marked second", Metric.LOSS, first));
  }
}
