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
 * Exclusive or of two marked bits, in the form of Martens and Sutskever: no part of the answer is
 * to be had for one bit.
 *
 * <p>Channel 0 is 0 or 1 at every step, each with probability 1/2. Channel 1 is 1 at two steps, the
 * first from 1 % to 10 % of {@code length}, the second from 15 % to 25 %; -1 at the first step and
 * two before the last; else 0. The last step asks for the class: 0 where the bits are equal, 1
 * where not.
 */
@Name("ms-xor")
@Summary("Tell whether two marked bits differ, as Martens and Sutskever set it")
@Source("Martens & Sutskever 2011, ICML")
@Example("1- 1* 0 0* 1 … 1- 1 1 -> 1")
public record MsXor(
    @Doc("fewest steps of a sequence; it has less than a tenth more")
        @Default("50")
        @Min(MartensPair.SHORTEST)
        int length)
    implements Task {

  private MartensPair pair() {
    return MartensPair.in2011(length, 10, 15, 25);
  }

  @Override
  public Format format() {
    return new Format(2, false, 2, Format.Target.CLASS, pair().longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    MartensPair pair = pair();
    return sequence -> write(sequence, pair, random);
  }

  private static void write(Sequence sequence, MartensPair pair, RandomStream random) {
    int steps = pair.steps(random);
    int first = pair.first(random);
    int second = pair.second(random);
    sequence.begin(steps);
    int differ = 0;
    for (int step = 0; step < steps; step++) {
      int bit = random.below(2);
      sequence.input(step, MarkedPair.NUMBER, bit);
      differ ^= step == first || step == second ? bit : 0;
    }
    sequence.input(first, MarkedPair.MARK, 1);
    sequence.input(second, MarkedPair.MARK, 1);
    pair.bounds(sequence, steps);
    sequence.target(steps - 1, differ);
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names either; one bit alone tells nothing", 2);
  }
}
