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
 * Multiply two marked numbers far back.
 *
 * <p>As {@link AddingHs97}, with numbers uniform in [0, 1) and their product to be given; a number
 * that falls on the first step counts as 1.
 *
 * <p>Experiment 5.
 */
@Name("multiplication")
@Summary("Multiply the two marked numbers in the first half of a sequence")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 5")
@Example("0.5- 0.5 0.5* 0.5 0.5 0.25* 0.5 … 0.5- -> 0.125")
public record Multiplication(
    @Doc("fewest steps of a sequence; it has up to a tenth more")
        @Default("100")
        @Min(LongLagPair.SHORTEST)
        int length)
    implements Task {

  private LongLagPair pair() {
    return new LongLagPair(length, 0, 1);
  }

  @Override
  public Format format() {
    return Format.values(2, 1, pair().longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    LongLagPair pair = pair();
    return sequence -> pair.write(sequence, random, (x, y) -> x * y);
  }

  /** Fewer than 13 of 2000 answers off by more than 0.04: the stricter of the paper's two. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 1 - 13 / 2000.0, MarkedPair.TOLERANCE);
  }

  /** As the paper: fewer than 13 of 2000 off by 0.04, the stricter of its two. */
  @Override
  public Optional<Streak> solvedInTraining() {
    return Optional.of(Streak.of(2000, MarkedPair.TOLERANCE).withWrong(12));
  }

  @Override
  public List<Baseline> baselines() {
    double neutral = pair().eitherNeutral();
    double mean = (1 - neutral) / 4 + neutral / 2;
    double variance = (1 - neutral) / 9 + neutral / 3 - mean * mean;
    double products =
        MarkedPair.productAtMost(mean + MarkedPair.TOLERANCE)
            - MarkedPair.productAtMost(mean - MarkedPair.TOLERANCE);
    double right = (1 - neutral) * products + neutral * 2 * MarkedPair.TOLERANCE;
    return List.of(
        new Baseline(Guess.CHANCE, "always says the mean product", Metric.LOSS, variance),
        new Baseline(Guess.CHANCE, "always says the mean product", Metric.ACCURACY, right),
        new Baseline("one factor", "knows the number marked second", Metric.LOSS, oneFactor()));
  }

  /** The second factor is 1 and the first uniform, or it is uniform and the first may be 1. */
  private double oneFactor() {
    double secondIsOne = pair().secondNeutral();
    double firstIsOne = pair().firstNeutral() / (1 - secondIsOne);
    double mean = firstIsOne + (1 - firstIsOne) / 2;
    double variance = firstIsOne + (1 - firstIsOne) / 3 - mean * mean;
    return secondIsOne / 12 + (1 - secondIsOne) * variance / 3;
  }
}
