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
 * Multiply two marked numbers, in the form of Pascanu, Mikolov and Bengio.
 *
 * <p>As {@link PascanuAdd}, and at the last step the product of the two numbers is to be given.
 */
@Name("pascanu-mult")
@Summary("Multiply two marked numbers, as Pascanu, Mikolov and Bengio set it")
@Source("Pascanu, Mikolov & Bengio 2013, ICML (program)")
@Example("0.5 0.5* 0.5 0.25* 0.5 … 0.5 0.5 -> 0.125")
public record PascanuMult(
    @Doc("fewest steps of a sequence; it has less than a tenth more")
        @Default("100")
        @Min(MartensPair.SHORTEST)
        int length)
    implements Task {

  @Override
  public Format format() {
    return Format.values(2, 1, MartensPair.pascanu(length).longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    MartensPair pair = MartensPair.pascanu(length);
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
