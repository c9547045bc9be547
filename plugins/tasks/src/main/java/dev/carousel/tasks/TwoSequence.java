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
 * Tell apart two classes of noisy sequences by how they begin.
 *
 * <p>One real input: the first {@code items} are 1 (class 1) or -1 (class 2), each with probability
 * 1/2; all later ones are normal with mean 0 and variance 0.2. At the last step 1 is to be given
 * for class 1, 0 for class 2, right within 0.2 (form {@code a}). In {@code b} the first {@code
 * items} have the same noise added. In {@code c} they too, and the targets are 0.2 for class 1 and
 * 0.8 for class 2, right within 0.1; while training they have normal noise of variance 0.1, so that
 * the mean is to be learnt; held-out targets have none. A sequence has {@code length} to {@code
 * length + length / 10} steps.
 *
 * <p>Experiments 3a, 3b and 3c, after Bengio, Simard and Frasconi: {@link TwoSequenceBengio}.
 */
@Name("two-sequence")
@Summary("Tell two classes of noisy sequences apart by their first numbers")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiments 3a, 3b and 3c")
@Example("-1 -1 -1 0.25 -0.5 0.25 0.75 -0.25 0.5 -0.25 -> 0")
public record TwoSequence(
    @Doc("fewest steps of a sequence; it has up to a tenth more") @Default("100") @Min(2)
        int length,
    @Doc("numbers at the beginning that tell the class") @Default("3") @Min(1) int items,
    @Doc("noise after the first items (a), on them too (b), on them and the targets (c)")
        @Default("a")
        Form form)
    implements Task {

  /** Where noise is. */
  public enum Form {
    A(1, 0, 0.2),
    B(1, 0, 0.2),
    C(0.2, 0.8, 0.1);

    private final double first;
    private final double second;
    private final double tolerance;

    Form(double first, double second, double tolerance) {
      this.first = first;
      this.second = second;
      this.tolerance = tolerance;
    }
  }

  private static final double INPUT_NOISE = Math.sqrt(0.2);
  private static final double TARGET_NOISE = Math.sqrt(0.1);
  private static final double TEST_SEQUENCES = 256;

  public TwoSequence {
    if (items >= length) {
      throw new IllegalArgumentException(items + " items need a length of more steps");
    }
  }

  private int longest() {
    return length + length / 10;
  }

  @Override
  public Format format() {
    return Format.values(1, 1, longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    double noise = form == Form.C ? TARGET_NOISE : 0;
    return sequence -> write(sequence, random, noise);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, random, 0);
  }

  private void write(Sequence sequence, RandomStream random, double targetNoise) {
    int steps = random.between(length, longest());
    boolean first =
        new NoisyClasses(items, INPUT_NOISE, form != Form.A).write(sequence, steps, random);
    double noise = targetNoise == 0 ? 0 : targetNoise * random.gaussian();
    sequence.target(steps - 1, 0, (first ? form.first : form.second) + noise);
  }

  /** Of the paper's 256 test sequences none wrong, fewer than 6 in form b. */
  @Override
  public Criterion solved() {
    double wrong = form == Form.B ? 5 : 0;
    return new Criterion(Metric.ACCURACY, 1 - wrong / TEST_SEQUENCES, form.tolerance);
  }

  @Override
  public List<Baseline> baselines() {
    double half = (form.first - form.second) / 2;
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1/2", Metric.LOSS, half * half),
        new Baseline("one class", "always says one class", Metric.ACCURACY, 0.5));
  }
}
