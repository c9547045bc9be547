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
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Name the item that came after a given one, items being rows of random bits.
 *
 * <p>An item is a separator and {@code rows} rows of {@code bits} fair bits. After a number of
 * items uniform in {@code fewest} to {@code items} comes a query mark, one of the items but the
 * last, and a query mark again; then, at {@code rows} steps without input, the rows of the item
 * that followed it are to be given. The last two of the {@code bits + 2} channels are the separator
 * and the query mark. A row is right when all its bits are. A sequence of n items has {@code n
 * (rows + 1) + 2 rows + 2} steps.
 *
 * <p>Not to be confused with {@link AssocRecall}, which pairs symbols.
 */
@Name("assoc-recall-ntm")
@Summary("Give the item that followed a queried one, items being rows of bits")
@Source("Graves, Wayne & Danihelka 2014, Neural Turing Machines, section 4.3")
@Example("| 10 | 01 | 11 ? 01 ? 00 -> 11")
public record AssocRecallNtm(
    @Doc("most items of a sequence") @Default("6") @Min(2) @Max(100) int items,
    @Doc("fewest items of a sequence") @Default("2") @Min(2) int fewest,
    @Doc("rows of an item") @Default("3") @Min(1) int rows,
    @Doc("bits of a row") @Default("6") @Min(1) @Max(12) int bits)
    implements Task {

  public AssocRecallNtm {
    if (fewest > items) {
      throw new IllegalArgumentException("fewest is " + fewest + ", above items, " + items);
    }
  }

  private int length(int count) {
    return count * (rows + 1) + 2 * rows + 2;
  }

  @Override
  public Format format() {
    return new Format(bits + 2, false, bits, Format.Target.LABELS, length(items));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    var form = new BitRows(bits);
    int count = random.between(fewest, items);
    int asked = random.below(count - 1);
    int query = count * (rows + 1);
    sequence.begin(length(count));
    for (int item = 0; item < count; item++) {
      sequence.input(item * (rows + 1), bits, 1);
      for (int row = 0; row < rows; row++) {
        int pattern = form.draw(random);
        form.put(sequence, item * (rows + 1) + 1 + row, pattern);
        if (item == asked) {
          form.put(sequence, query + 1 + row, pattern);
        } else if (item == asked + 1) {
          form.answer(sequence, query + rows + 2 + row, pattern);
        }
      }
    }
    sequence.input(query, bits + 1, 1);
    sequence.input(query + rows + 1, bits + 1, 1);
  }

  /** One row in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    var form = new BitRows(bits);
    String any = "gives any bits";
    String known = "knows the items after the first, not which is asked for; most of its rows are";
    return List.of(
        new Baseline(Guess.CHANCE, any, Metric.ACCURACY, form.guessed()),
        new Baseline(Guess.CHANCE, any, Metric.LOSS, form.tossed()),
        new Baseline("items", known, Metric.LOSS, lossKnowingItems()));
  }

  private double lossKnowingItems() {
    return IntStream.rangeClosed(fewest, items)
        .mapToDouble(count -> bits * new Draw(count - 1, 2).loss())
        .average()
        .orElseThrow();
  }
}
