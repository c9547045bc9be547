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
import java.util.stream.Stream;

/**
 * Tell whether the number of ones is odd.
 *
 * <p>Tokens 0 and 1, each with probability 1/2. At the last step, or with {@code running} at every
 * step, the parity of all bits up to it is to be named. Training sequences have {@code shortest} to
 * {@code longest} bits, each length equally likely; held-out ones have {@code test} bits.
 *
 * <p>Every bit but one tells nothing: there is no partial success on the way.
 */
@Name("parity")
@Summary("Tell whether the number of ones is odd")
@Source("Hochreiter & Schmidhuber 1996, NIPS 9; Bengio, Simard & Frasconi 1994")
@Example("1 0 1 1 0 -> 1")
public record Parity(
    @Doc("fewest bits of a training sequence") @Default("50") @Min(2) int shortest,
    @Doc("most bits of a training sequence") @Default("50") @Min(2) int longest,
    @Doc("bits of a held-out sequence") @Default("50") @Min(2) int test,
    @Doc("whether parity is asked for at every step") @Default("false") boolean running)
    implements Task {

  public Parity {
    new Lengths(shortest, longest, test);
  }

  private Lengths lengths() {
    return new Lengths(shortest, longest, test);
  }

  @Override
  public Format format() {
    return Format.tokens(2, 2, lengths().most());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    Lengths lengths = lengths();
    return sequence -> write(sequence, lengths.draw(random), random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, test, random);
  }

  private void write(Sequence sequence, int length, RandomStream random) {
    sequence.begin(length);
    int parity = 0;
    for (int step = 0; step < length; step++) {
      int bit = random.below(2);
      parity ^= bit;
      sequence.token(step, bit);
      if (running || step == length - 1) {
        sequence.target(step, parity);
      }
    }
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    List<Baseline> chance = Guess.chance("names either; all bits but one tell no more", 2);
    if (!running) {
      return chance;
    }
    String meaning = "knows each bit and which is the first, nothing earlier";
    double unknown = 1 - 1.0 / test;
    return Stream.concat(
            chance.stream(),
            Stream.of(
                new Baseline("memoryless", meaning, Metric.ACCURACY, 1 - unknown / 2),
                new Baseline("memoryless", meaning, Metric.LOSS, unknown * StrictMath.log(2))))
        .toList();
  }
}
