package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Add two marked numbers, in the form of Pascanu, Mikolov and Bengio.
 *
 * <p>Channel 0 is uniform in [0, 1) at every step, channel 1 is 1 at two steps and 0 elsewhere: the
 * first mark at a step uniform in the first tenth of {@code length}, the second in what follows up
 * to its half. A sequence has {@code length} to less than 1.1 times as many steps. At the last step
 * half the sum of the two numbers is to be given.
 */
@Name("pascanu-add")
@Summary("Add two marked numbers, as Pascanu, Mikolov and Bengio set it")
@Source("Pascanu, Mikolov & Bengio 2013, ICML (program)")
@Example("0.5 0.5* 0.5 0.25* 0.5 … 0.5 0.5 -> 0.375")
public record PascanuAdd(
    @Doc("fewest steps of a sequence; it has less than a tenth more")
        @Default("100")
        @Min(MartensPair.SHORTEST)
        int length)
    implements Task {

  private static final double HALF_UNITS = 2 * MarkedPair.TOLERANCE;

  @Override
  public Format format() {
    return Format.values(2, 1, MartensPair.pascanu(length).longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    MartensPair pair = MartensPair.pascanu(length);
    return sequence -> pair.write(sequence, random, (x, y) -> (x + y) / 2);
  }

  /** One answer in a hundred off by more than 0.04. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 0.99, MarkedPair.TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    double missed = 1 - HALF_UNITS;
    String one = "knows one marked number, adds 1/2, halves it";
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.LOSS, 1.0 / 24),
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.ACCURACY, 1 - missed * missed),
        new Baseline("one addend", one, Metric.LOSS, 1.0 / 48));
  }
}
