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
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Name the digit that came after a letter.
 *
 * <p>{@code pairs} pairs of a letter and a digit, the letters all different, the digits uniform and
 * independent; {@code gap} blanks; {@code ??} and one of the letters, and there its digit is to be
 * named. Tokens are numbered letters, digits, query, blank.
 *
 * <p>The form with one query, in which fast weights were first compared. Not to be confused with
 * {@link AssocRecallNtm}, where the items are rows of bits, nor with {@link Mqar}.
 */
@Name("assoc-recall")
@Summary("Name the digit that came after a letter, among several pairs")
@Source("Ba et al. 2016, NeurIPS; Danihelka et al. 2016, ICML")
@Example("c 9 k 8 j 3 f 1 _ ? ? k -> 8")
public record AssocRecall(
    @Doc("pairs of a letter and a digit") @Default("4") @Min(1) @Max(100) int pairs,
    @Doc("blanks between the pairs and the query") @Default("0") @Min(0) int gap,
    @Doc("different letters, at least as many as pairs") @Default("26") @Min(1) int keys,
    @Doc("different digits") @Default("10") @Min(2) int values)
    implements Task {

  public AssocRecall {
    if (pairs > keys) {
      throw new IllegalArgumentException(pairs + " pairs need as many keys, not " + keys);
    }
  }

  private int length() {
    return 2 * pairs + gap + 3;
  }

  @Override
  public Format format() {
    return Format.tokens(keys + values + 2, values, length());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var letters = new Shuffled(keys);
    return sequence -> write(sequence, letters, random);
  }

  private void write(Sequence sequence, Shuffled letters, RandomStream random) {
    int last = length() - 1;
    sequence.begin(length());
    int asked = random.below(pairs);
    for (int pair = 0; pair < pairs; pair++) {
      int key = letters.draw(pair, random);
      int value = random.below(values);
      sequence.token(2 * pair, key);
      sequence.token(2 * pair + 1, keys + value);
      if (pair == asked) {
        sequence.token(last, key);
        sequence.target(last, value);
      }
    }
    for (int step = 2 * pairs; step < 2 * pairs + gap; step++) {
      sequence.token(step, keys + values + 1);
    }
    sequence.token(last - 2, keys + values);
    sequence.token(last - 1, keys + values);
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    List<Baseline> chance = Guess.chance("names any digit", values);
    if (pairs == 1) {
      return chance;
    }
    String known = "knows the digits that came, not which belongs to the letter";
    return Stream.of(chance, new Draw(pairs, values).baselines("digits", known))
        .flatMap(List::stream)
        .toList();
  }
}
