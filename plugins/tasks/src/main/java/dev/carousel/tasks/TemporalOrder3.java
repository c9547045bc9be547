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

/**
 * Tell in which order three rare symbols came.
 *
 * <p>As {@link TemporalOrder}, with three symbols: with {@code length} 100 at steps uniform in 10
 * to 20, 33 to 43 and 66 to 76. At the last step one of eight classes is to be named, XXX to YYY.
 *
 * <p>Experiment 6b. Held out, the likeliest class counts; the paper and {@code solved-by: training}
 * ask for every output within 0.3.
 */
@Name("temporal-order-3")
@Summary("Tell in which order three rare symbols came, long after all")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 6b")
@Example("E b X Y a d Y a a B -> XYY")
public record TemporalOrder3(
    @Doc("fewest steps of a sequence; it has up to a tenth more") @Default("100") @Min(10)
        int length)
    implements Task {

  private static final RareSymbols.Tokens TOKENS = new RareSymbols.Tokens(0, 1, 2, 6);

  private int hundredths(int count) {
    return (int) ((long) length * count / 100);
  }

  private RareSymbols.Range place(int from, int to) {
    return new RareSymbols.Range(hundredths(from), hundredths(to));
  }

  RareSymbols symbols() {
    List<RareSymbols.Range> places = List.of(place(10, 20), place(33, 43), place(66, 76));
    return new RareSymbols(TOKENS, places, length, hundredths(110));
  }

  @Override
  public Format format() {
    return symbols().format();
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return symbols().episodes(random);
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
    return symbols().baselines();
  }
}
