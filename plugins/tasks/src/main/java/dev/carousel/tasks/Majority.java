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
import java.util.stream.Stream;

/**
 * Tell whether a string of fair bits holds more ones than zeros.
 *
 * <p>The length is odd, so there is no tie; class 1 if ones are in the majority. Every bit weighs
 * the same, so knowing all but one is nearly as good as knowing all: the task asks for a counter,
 * not for a memory of a far item.
 */
@Name("majority")
@Summary("Tell whether a string of bits holds more ones than zeros")
@Source("Hahn 2020, TACL 8; as a circuit: Furst, Saxe & Sipser 1984")
@Example("1 0 0 1 1 -> 1")
public record Majority(
    @Doc("steps of a sequence, an odd number") @Default("101") @Min(3) int length) implements Task {

  public Majority {
    if (length % 2 == 0) {
      throw new IllegalArgumentException("a length of " + length + " is not odd");
    }
  }

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
    int ones = 0;
    for (int step = 0; step < length; step++) {
      int bit = random.below(2);
      ones += bit;
      sequence.token(step, bit);
    }
    sequence.target(length - 1, 2 * ones > length ? 1 : 0);
  }

  /** One answer in a hundred may be wrong: at any length less than a blind bit costs up to 62. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double others = Draw.binomial(length - 1, (length - 1) / 2, 0.5);
    String last = "knows one bit and names it";
    return Stream.of(
            Guess.chance("names either", 2),
            Odds.of(0.5 + others / 2, 0.5 - others / 2).baselines("one bit", last))
        .flatMap(List::stream)
        .toList();
  }
}
