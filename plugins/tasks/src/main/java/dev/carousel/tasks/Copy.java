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
 * Repeat a row of symbols after a gap.
 *
 * <p>Token 0 is the blank, 1 to {@code alphabet} are symbols, the last is the delimiter. A sequence
 * is {@code items} symbols, each uniform; blanks; one delimiter or more; and the recall. To be
 * predicted at every step: the blank, and during the last {@code items} steps the symbols. The loss
 * is the mean over all steps (in {@code s4} over the recall); success is decided on the recall
 * alone.
 *
 * <p>Five forms are in use, and no figure of one holds for another:
 *
 * <ul>
 *   <li>{@code arjovsky}: {@code gap - 1} blanks, one delimiter, recall after it: {@code gap + 2
 *       items} steps;
 *   <li>{@code bai}: the same, but the delimiter goes on through the recall ({@code items + 1} of
 *       them), and the token is one real number (Bai, Kolter and Koltun 2018);
 *   <li>{@code exprnn}: {@code gap} blanks, one delimiter, recall from its step on: {@code gap + 2
 *       items} steps (Lezcano-Casado and Martínez-Rubio 2019, their program);
 *   <li>{@code janet}: {@code gap} blanks, one delimiter, recall after it: {@code gap + 2 items +
 *       1} steps (van der Westhuizen and Lasenby 2018, their program);
 *   <li>{@code s4}: {@code gap} blanks, then a delimiter at each step of the recall, the only steps
 *       that count (Gu, Goel and Ré 2022, their program).
 * </ul>
 */
@Name("copy")
@Summary("Repeat a row of symbols after a gap of blanks")
@Source("Arjovsky, Shah & Bengio 2016, ICML; after Hochreiter & Schmidhuber 1997")
@Example("3 1 _ _ _ > _ _ -> _ _ _ _ _ _ 3 1")
public record Copy(
    @Doc("the published length of the gap: the number of blanks, and in arjovsky and bai one more")
        @Default("100")
        @Min(1)
        int gap,
    @Doc("symbols to repeat") @Default("10") @Min(1) int items,
    @Doc("different symbols") @Default("8") @Min(2) int alphabet,
    @Doc("which of the published forms") @Default("arjovsky") Form form,
    @Doc("order of the recall: as read (forward) or last symbol first (reverse)")
        @Default("forward")
        Order order,
    @Doc("whether each sequence has a gap of its own, uniform from 1 to the gap") @Default("false")
        boolean randomGap)
    implements Task {

  /** A published form. */
  public enum Form {
    ARJOVSKY,
    BAI,
    EXPRNN,
    JANET,
    S4
  }

  /** How the symbols are to be repeated. */
  public enum Order {
    FORWARD,
    REVERSE
  }

  /** The step of the first recalled symbol. */
  private int recall(int ownGap) {
    return items + ownGap + (form == Form.JANET ? 1 : 0);
  }

  private int firstDelimiter(int recall) {
    return form == Form.EXPRNN || form == Form.S4 ? recall : recall - 1;
  }

  private int delimiters() {
    return switch (form) {
      case ARJOVSKY, EXPRNN, JANET -> 1;
      case BAI -> items + 1;
      case S4 -> items;
    };
  }

  @Override
  public Format format() {
    int longest = recall(gap) + items;
    return form == Form.BAI
        ? new Format(1, false, alphabet + 1, Format.Target.CLASS, longest)
        : Format.tokens(alphabet + 2, alphabet + 1, longest);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int recall = recall(randomGap ? random.between(1, gap) : gap);
    sequence.begin(recall + items);
    for (int i = 0; i < delimiters(); i++) {
      put(sequence, firstDelimiter(recall) + i, alphabet + 1);
    }
    for (int step = 0; step < recall && form != Form.S4; step++) {
      sequence.target(step, 0);
    }
    for (int item = 0; item < items; item++) {
      int symbol = 1 + random.below(alphabet);
      int place = recall + (order == Order.FORWARD ? item : items - 1 - item);
      put(sequence, item, symbol);
      sequence.target(place, symbol);
      sequence.decisive(place);
    }
  }

  private void put(Sequence sequence, int step, int token) {
    if (form == Form.BAI) {
      sequence.input(step, 0, token);
    } else {
      sequence.token(step, token);
    }
  }

  /** One recalled symbol in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    if (form == Form.S4) {
      return Guess.chance("says any symbol", alphabet);
    }
    String meaning = "says blank until the delimiter has passed, then any symbol";
    double blanks = recall(gap) - (randomGap ? (gap - 1) / 2.0 : 0);
    double loss = items * StrictMath.log(alphabet) / (blanks + items);
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, 1.0 / alphabet),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, loss));
  }
}
