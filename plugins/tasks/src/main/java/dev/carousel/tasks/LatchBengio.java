package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
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
 * Hold one bit against noise: the latch of 1994.
 *
 * <p>The paper's unit gets, during its first {@code items} steps, inputs that are themselves
 * learnt, one per class and step; then normal noise. Here channel {@code k * items + t} is 1 at
 * step t of class k, so that its input weights are those learnt inputs; the last channel is the
 * noise, 0 before. Classes have probability 1/2. After {@code length} steps 0.8 or -0.8 is to be
 * given; an answer of the right sign counts, short of 1.6.
 */
@Name("latch-bengio")
@Summary("Hold one bit against noise, whose code is learnt too")
@Source("Bengio, Simard & Frasconi 1994, IEEE Transactions on Neural Networks 5, section III")
@Example("a1 a2 a3 0.25 -0.5 0.25 -> 0.8")
public record LatchBengio(
    @Doc("steps of a sequence") @Default("50") @Min(2) int length,
    @Doc("steps at the beginning that tell the class") @Default("3") @Min(1) int items,
    @Doc("standard deviation of the noise") @Default("0.2") @Min(0) double noise)
    implements Task {

  private static final double TARGET = 0.8;

  public LatchBengio {
    if (items >= length) {
      throw new IllegalArgumentException(items + " items need a length of more steps");
    }
  }

  @Override
  public Format format() {
    return Format.values(2 * items + 1, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int second = random.below(2);
    for (int step = 0; step < items; step++) {
      sequence.input(step, second * items + step, 1);
    }
    for (int step = items; step < length; step++) {
      sequence.input(step, 2 * items, noise * random.gaussian());
    }
    sequence.target(length - 1, 0, second == 0 ? TARGET : -TARGET);
  }

  /** One sign in a hundred wrong. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 0.99, Math.nextDown(TARGET));
  }

  @Override
  public List<Baseline> baselines() {
    return List.of(
        new Baseline(Guess.CHANCE, "always says 0", Metric.LOSS, TARGET * TARGET),
        new Baseline(Guess.CHANCE, "always says one sign", Metric.ACCURACY, 0.5));
  }
}
