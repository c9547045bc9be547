package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
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
 * Multi-query associative recall: name the value of each of several keys.
 *
 * <p>Half of the {@code vocabulary} are keys (1 to half - 1; 0 is the blank), half are values.
 * First come {@code pairs} pairs of a key and a value, all different; then each key once more, at
 * step {@code 2 pairs + 2 g}, g below {@code (length - 2 pairs) / 2} drawn without repetition with
 * probability proportional to {@code (g + 1)^(power - 1)}. There its value is to be named, and only
 * there. Other steps are blank, or uniform tokens if {@code fill} is on. A {@code power} of 1 makes
 * the gaps uniform; the published 0.01 favours short ones strongly.
 *
 * <p>The published recipe raises the pairs with the length, so that gap and load are confounded;
 * here they are separate parameters.
 */
@Name("mqar")
@Summary("Name the value of each of several keys, asked for in any order")
@Source("Arora et al. 2024, ICLR, Zoology (program)")
@Example("3 d 1 b 1 _ 3 _ -> _ _ _ _ b _ d _")
public record Mqar(
    @Doc("pairs of a key and a value") @Default("4") @Min(1) int pairs,
    @Doc("steps of a sequence, at least four times the pairs") @Default("64") @Min(4) int length,
    @Doc("different tokens, an even number; published 8192") @Default("64") @Min(4) int vocabulary,
    @Doc("exponent of the distribution of the gaps, 1 for uniform") @Default("0.01") @Above(0)
        double power,
    @Doc("whether steps without a query hold random tokens instead of blanks") @Default("false")
        boolean fill)
    implements Task {

  public Mqar {
    if (length < 4 * pairs) {
      throw new IllegalArgumentException(pairs + " pairs need a length of at least " + 4 * pairs);
    }
    if (vocabulary % 2 != 0 || vocabulary / 2 - 1 < pairs) {
      throw new IllegalArgumentException(
          pairs + " pairs need an even vocabulary of at least " + (2 * pairs + 2));
    }
  }

  private int half() {
    return vocabulary / 2;
  }

  @Override
  public Format format() {
    return Format.tokens(vocabulary, half(), length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var keys = new Shuffled(half() - 1);
    var values = new Shuffled(half());
    var gaps = new WeightedDraw((length - 2 * pairs) / 2, power);
    return sequence -> write(sequence, keys, values, gaps, random);
  }

  private void write(
      Sequence sequence, Shuffled keys, Shuffled values, WeightedDraw gaps, RandomStream random) {
    sequence.begin(length);
    for (int step = 2 * pairs; fill && step < length; step++) {
      sequence.token(step, random.below(vocabulary));
    }
    gaps.restart();
    for (int pair = 0; pair < pairs; pair++) {
      int key = 1 + keys.draw(pair, random);
      int value = values.draw(pair, random);
      int query = 2 * pairs + 2 * gaps.draw(random);
      sequence.token(2 * pair, key);
      sequence.token(2 * pair + 1, half() + value);
      sequence.token(query, key);
      sequence.target(query, value);
    }
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    List<Baseline> chance = Guess.chance("names any value", half());
    if (pairs == 1) {
      return chance;
    }
    String known = "knows the values that came, not which belongs to the key";
    return Stream.of(chance, Guess.among("values", known, pairs)).flatMap(List::stream).toList();
  }
}
