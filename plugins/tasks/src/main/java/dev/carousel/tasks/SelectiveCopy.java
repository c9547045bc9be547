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
 * Repeat symbols that stand scattered among blanks.
 *
 * <p>Token 0 is the blank, 1 to {@code alphabet} are symbols, the last is the marker. The first
 * {@code gap + items} steps hold {@code items} uniform symbols at places uniform among all choices
 * of places; then come {@code items} markers, and there the symbols are to be named in their order.
 * Only these steps count.
 *
 * <p>The copying task of Gu, Goel and Ré's program with {@code variable}; the setting of Gu and Dao
 * is {@code gap} 4080, {@code items} 16, {@code alphabet} 14. In {@link Denoise} one go symbol
 * stands for the markers and every step counts.
 */
@Name("selective-copy")
@Summary("Repeat symbols scattered among blanks, in their order")
@Source("Gu & Dao 2023, Mamba; Gu, Goel & Ré 2022, ICLR (program)")
@Example("_ 3 _ _ 1 > > -> _ _ _ _ _ 3 1")
public record SelectiveCopy(
    @Doc("blanks before the markers") @Default("90") @Min(0) int gap,
    @Doc("symbols to repeat") @Default("5") @Min(1) int items,
    @Doc("different symbols") @Default("14") @Min(2) int alphabet)
    implements Task {

  @Override
  public Format format() {
    return Format.tokens(alphabet + 2, alphabet + 1, gap + 2 * items);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new Scattered(gap + items, items, alphabet);
    return sequence -> write(sequence, symbols, random);
  }

  private void write(Sequence sequence, Scattered symbols, RandomStream random) {
    int recall = gap + items;
    sequence.begin(recall + items);
    symbols.write(sequence, recall, random);
    for (int item = 0; item < items; item++) {
      sequence.token(recall + item, alphabet + 1);
    }
  }

  /** One symbol in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("says any symbol", alphabet);
  }
}
