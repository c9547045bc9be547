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
 * Add the two marked numbers of a long sequence.
 *
 * <p>Channel 0 is uniform in [0, 1) at every step. Channel 1 is 1 at two steps and else 0: one
 * uniform in the first half, [0, length / 2), one uniform in the second, [length / 2, length).
 * After the last step the sum of the two marked numbers is to be given; squared error.
 *
 * <p>This is the form of Arjovsky, Shah and Bengio. Not to be confused with the original
 * (Hochreiter and Schmidhuber 1997, experiment 4: numbers in [-1, 1], the first mark among the
 * first ten steps, a scaled target) nor with that of Bai, Kolter and Koltun, whose marks may be
 * neighbours. The plateau at 0.1767 found in print is a slip for 1/6.
 */
@Name("adding")
@Summary("Add the two marked numbers of a long sequence")
@Source("Arjovsky, Shah & Bengio 2016, ICML; after Hochreiter & Schmidhuber 1997, experiment 4")
@Example("0.5 0.25* 0.75 0.125 0.875* 0.375 -> 1.125")
public record Adding(@Doc("steps of a sequence") @Default("100") @Min(2) int length)
    implements Task {

  private static final double TOLERANCE = 0.04;

  @Override
  public Format format() {
    return Format.values(2, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int half = length / 2;
    int first = random.below(half);
    int second = half + random.below(length - half);
    sequence.input(first, 1, 1);
    sequence.input(second, 1, 1);
    double sum = 0;
    for (int step = 0; step < length; step++) {
      double number = random.uniform();
      sequence.input(step, 0, number);
      sum += step == first || step == second ? number : 0;
    }
    sequence.target(length - 1, 0, sum);
  }

  /** A tenth of what is left when one addend is known; single answers are right within 0.04. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01, TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    double missed = 1 - TOLERANCE;
    return List.of(
        new Baseline("chance", "always says 1", Metric.LOSS, 1.0 / 6),
        new Baseline("chance", "always says 1", Metric.ACCURACY, 1 - missed * missed),
        new Baseline("one addend", "knows one marked number, adds 1/2", Metric.LOSS, 1.0 / 12));
  }
}
