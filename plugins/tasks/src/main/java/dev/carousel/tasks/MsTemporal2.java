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
import dev.carousel.tasks.RareSymbols.Range;
import java.util.List;

/**
 * Tell in which order two rare symbols came, in the form of Martens and Sutskever.
 *
 * <p>Eight tokens, numbered a b c d X Y &gt; S. A sequence begins with S and ends with the cue
 * &gt;; at two steps stands X or Y, each with probability 1/2, at steps uniform in 1 % to 10 % and
 * in 40 % to 50 % of {@code length}; everything else is uniform among a, b, c, d. A sequence has
 * {@code length} to less than 1.1 times as many steps. At the last step one of four classes is to
 * be named, XX to YY.
 */
@Name("ms-temporal2")
@Summary("Tell in which order two rare symbols came, as Martens and Sutskever set it")
@Source("Martens & Sutskever 2011, ICML")
@Example("S X b c Y d b a a > -> XY")
public record MsTemporal2(
    @Doc("fewest steps of a sequence; it has less than a tenth more") @Default("100") @Min(10)
        int length)
    implements Task {

  private RareSymbols symbols() {
    return RareSymbols.in2011(length, new Range(1, 10), new Range(40, 50));
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
