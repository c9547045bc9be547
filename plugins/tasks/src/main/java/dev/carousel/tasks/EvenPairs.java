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
 * Tell whether a string of two letters changes its letter an even number of times.
 *
 * <p>Letters are fair; class 1 if {@code ab} and {@code ba} together occur an even number of times,
 * which is so exactly when the first letter is the last. So one bit must be kept for the whole
 * length, or the changes counted modulo two.
 */
@Name("even-pairs")
@Summary("Tell whether a string of two letters changes an even number of times")
@Source("Delétang et al. 2023, ICLR, Neural Networks and the Chomsky Hierarchy")
@Example("a b b a b -> 0")
public record EvenPairs(@Doc("steps of a sequence") @Default("50") @Min(2) int length)
    implements Task {

  @Override
  public Format format() {
    return Format.tokens(2, 2, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int first = random.below(2);
    int letter = first;
    sequence.token(0, first);
    for (int step = 1; step < length; step++) {
      letter = random.below(2);
      sequence.token(step, letter);
    }
    sequence.target(length - 1, letter == first ? 1 : 0);
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names either; without the first letter the others tell nothing", 2);
  }
}
