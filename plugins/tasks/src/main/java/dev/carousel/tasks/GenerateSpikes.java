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
 * Give a spike as many steps after a sign as it says.
 *
 * <p>A sign is 1 on channel 0 and {@code i / range} on channel 1, i uniform in 0 to {@code range};
 * the spike, class 1, is due {@code shortest + i} steps after it, and the next sign comes one step
 * after the spike. At all other steps the class is 0. A sequence is the first {@code length} steps
 * of such a row; held-out ones have {@code test}. It is right when no step is wrong.
 *
 * <p>Every step counts, and silence is right at most of them: accuracy says little here.
 */
@Name("timing-gts")
@Summary("Give a spike as many steps after a sign as it says")
@Source("Gers, Schraudolph & Schmidhuber 2002, JMLR 3, generating timed spikes")
@Example("2 _ _ _ 0 _ -> 0 0 0 1 0 1 (shortest 1, range 2)")
public record GenerateSpikes(
    @Doc("fewest steps from a sign to its spike") @Default("10") @Min(1) int shortest,
    @Doc("how many steps more there may be") @Default("10") @Min(1) int range,
    @Doc("steps of a training sequence") @Default("100") @Min(2) int length,
    @Doc("steps of a held-out sequence") @Default("100") @Min(2) int test)
    implements Task {

  public GenerateSpikes {
    if (Math.min(length, test) <= shortest + range) {
      throw new IllegalArgumentException(
          "an interval of up to " + (shortest + range) + " steps needs a length and test above it");
    }
  }

  @Override
  public Format format() {
    return new Format(2, false, 2, Format.Target.CLASS, Math.max(length, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, length, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, test, random);
  }

  private void write(Sequence sequence, int steps, RandomStream random) {
    sequence.begin(steps);
    int sign = 0;
    int spike = -1;
    for (int step = 0; step < steps; step++) {
      if (step == sign) {
        int more = random.between(0, range);
        sequence.input(step, 0, 1);
        sequence.input(step, 1, (double) more / range);
        spike = step + shortest + more;
        sign = spike + 1;
      }
      sequence.target(step, step == spike ? 1 : 0);
    }
  }

  /** One sequence in a hundred may have a wrong step. The criterion is ours. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 0.99, 0);
  }

  @Override
  public List<Baseline> baselines() {
    var chance = new double[2];
    var unread = new double[2];
    var since = new double[shortest + range + 1];
    since[0] = 1;
    for (int step = 0; step < test; step++) {
      double due = 0;
      for (int age = 0; age < since.length; age++) {
        due += since[age] * hazard(age);
        add(unread, hazard(age), since[age]);
      }
      add(chance, due, 1);
      advance(since, due);
    }
    String blind = "knows the step alone";
    String signs = "knows when the last sign came, not what it said";
    return List.of(
        new Baseline(Guess.CHANCE, blind, Metric.ACCURACY, chance[0] / test),
        new Baseline(Guess.CHANCE, blind, Metric.LOSS, chance[1] / test),
        new Baseline("sign unread", signs, Metric.ACCURACY, unread[0] / test),
        new Baseline("sign unread", signs, Metric.LOSS, unread[1] / test));
  }

  /** How likely the spike is due so many steps after its sign, if it was not before. */
  private double hazard(int age) {
    return age < shortest ? 0 : 1.0 / (range + 1 - (age - shortest));
  }

  /** How many steps ago the last sign came, as a distribution, a step later. */
  private void advance(double[] since, double due) {
    for (int age = since.length - 1; age > 0; age--) {
      since[age] = since[age - 1] * (1 - hazard(age - 1));
    }
    since[0] = due;
  }

  private static void add(double[] sums, double spike, double weight) {
    var odds = new Odds(new double[] {1 - spike, spike});
    sums[0] += weight * odds.accuracy();
    sums[1] += weight * odds.loss();
  }
}
