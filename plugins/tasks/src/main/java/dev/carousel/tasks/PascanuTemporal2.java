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
 * Tell in which order two rare symbols came, in the form of Pascanu, Mikolov and Bengio.
 *
 * <p>Six tokens, numbered a b c d X Y, and neither a sign at the beginning nor at the end. X or Y,
 * each with probability 1/2, stands at one step of the second tenth of {@code length} and at one of
 * the sixth; everything else is uniform among a, b, c, d. At the last of exactly {@code length}
 * steps one of four classes is to be named, XX to YY.
 */
@Name("pascanu-temporal2")
@Summary("Tell in which order two rare symbols came, as Pascanu, Mikolov and Bengio set it")
@Source("Pascanu, Mikolov & Bengio 2013, ICML (program)")
@Example("a X b c b Y d b a a -> XY")
public record PascanuTemporal2(@Doc("steps of a sequence") @Default("100") @Min(10) int length)
    implements Task {

  private RareSymbols symbols() {
    return RareSymbols.unbounded(length, 1, 5);
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
