package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The adding problem with its marks anywhere.
 *
 * <p>As {@link Adding}, but the marks are at any two different steps, each pair equally likely: on
 * average they are a third of the sequence apart, and they may be neighbours at its end. Easier
 * than {@code adding} of the same length; results of the two are not comparable.
 */
@Name("adding-bai")
@Summary("Add the two marked numbers of a sequence, marks anywhere")
@Source("Bai, Kolter & Koltun 2018, arXiv 1803.01271")
@Example("0.5 0.25* 0.75 0.875* 0.125 0.375 -> 1.125")
public record AddingBai(@Doc("steps of a sequence") @Default("200") @Min(2) int length)
    implements Task {

  @Override
  public Format format() {
    return Format.values(2, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    MarkedPair.uniform(sequence, length, 0, random);
    int one = random.below(length);
    int other = random.below(length - 1);
    other += other >= one ? 1 : 0;
    double sum =
        MarkedPair.mark(sequence, one, 0, random) + MarkedPair.mark(sequence, other, 0, random);
    sequence.target(length - 1, 0, sum);
  }

  /** As for {@link Adding}. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01, MarkedPair.TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    return MarkedPair.ofSum();
  }
}
