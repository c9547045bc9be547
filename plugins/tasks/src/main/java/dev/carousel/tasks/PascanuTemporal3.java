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

/**
 * Tell in which order three rare symbols came, in the form of Pascanu, Mikolov and Bengio.
 *
 * <p>As {@link PascanuTemporal2}, with three symbols: at one step each of the second, fourth and
 * seventh tenth of {@code length}. At the last step one of eight classes is to be named, XXX to
 * YYY.
 */
@Name("pascanu-temporal3")
@Summary("Tell in which order three rare symbols came, as Pascanu, Mikolov and Bengio set it")
@Source("Pascanu, Mikolov & Bengio 2013, ICML (program)")
@Example("a X b Y b c Y b a a -> XYY")
public record PascanuTemporal3(@Doc("steps of a sequence") @Default("100") @Min(10) int length)
    implements Task {

  private RareSymbols symbols() {
    return RareSymbols.unbounded(length, 1, 3, 6);
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

  @Override
  public List<Baseline> baselines() {
    return symbols().baselines();
  }
}
