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
 * Multiply two marked numbers, in the form of Martens and Sutskever.
 *
 * <p>Channel 0 is uniform in [0, 1) at every step. Channel 1 is 1 at two steps, the first from 1 %
 * to 10 % of {@code length}, the second from there to 50 %; -1 at the first step and two before the
 * last; else 0. At the last step the plain product of the two numbers is to be given. A sequence
 * has {@code length} to less than 1.1 times as many steps.
 */
@Name("ms-mult")
@Summary("Multiply two marked numbers, as Martens and Sutskever set it")
@Source("Martens & Sutskever 2011, ICML")
@Example("0.5- 0.5* 0.5 0.25* 0.5 … 0.5- 0.5 0.5 -> 0.125")
public record MsMult(
    @Doc("fewest steps of a sequence; it has less than a tenth more")
        @Default("100")
        @Min(MartensPair.SHORTEST)
        int length)
    implements Task {

  private MartensPair pair() {
    return MartensPair.in2011(length, 10, 10, 50);
  }

  @Override
  public Format format() {
    return Format.values(2, 1, pair().longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    MartensPair pair = pair();
    return sequence -> pair.write(sequence, random, (x, y) -> x * y);
  }

  /** One answer in a hundred off by more than 0.04. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 0.99, MarkedPair.TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    return MarkedPair.ofProduct();
  }
}
