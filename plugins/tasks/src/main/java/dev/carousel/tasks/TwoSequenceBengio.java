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
 * Tell apart two classes of noisy sequences of very different lengths by how they begin.
 *
 * <p>One real input: the first {@code items} are 1 (class 1) or -1 (class 2), each with probability
 * 1/2; all later ones are normal with mean 0 and variance {@code variance}. At the last step 1 is
 * to be given for class 1, 0 for class 2, right within 0.2. A sequence has {@code length / 2} to
 * {@code length} steps, each number equally likely, so that the gap varies by a half; in {@link
 * TwoSequence}, of 1997, it varies by a tenth.
 */
@Name("two-sequence-bengio")
@Summary("Tell two classes of noisy sequences of very different lengths apart by their beginning")
@Source("Bengio, Simard & Frasconi 1994, as Hochreiter & Schmidhuber 1997 tell it in experiment 3")
@Example("-1 -1 -1 0.25 -0.5 0.25 0.75 -> 0")
public record TwoSequenceBengio(
    @Doc("most steps of a sequence; it has at least half as many") @Default("100") @Min(2)
        int length,
    @Doc("numbers at the beginning that tell the class") @Default("3") @Min(1) int items,
    @Doc("variance of the noise behind them") @Default("0.2") @Min(0) double variance)
    implements Task {

  public TwoSequenceBengio {
    if (items >= length / 2) {
      throw new IllegalArgumentException(
          items + " items need a length of at least " + (2 * items + 2) + " steps");
    }
  }

  @Override
  public Format format() {
    return Format.values(1, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var classes = new NoisyClasses(items, Math.sqrt(variance), false);
    return sequence -> write(sequence, classes, random);
  }

  private void write(Sequence sequence, NoisyClasses classes, RandomStream random) {
    int steps = random.between(length / 2, length);
    boolean first = classes.write(sequence, steps, random);
    sequence.target(steps - 1, 0, first ? 1 : 0);
  }

  /** As experiment 3a: none of 256 sequences wrong. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.ACCURACY, 1, 0.2);
  }

  @Override
  public List<Baseline> baselines() {
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.LOSS, 0.25),
        new Baseline("one class", "always says one class", Metric.ACCURACY, 0.5));
  }
}
