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
 * is {@code items} symbols, each uniform; {@code gap - 1} blanks; one delimiter; {@code items}
 * blanks: {@code gap + 2 * items} steps. To be predicted at every step: the blank, and during the
 * last {@code items} steps the symbols in their order. The loss is the mean over all steps; success
 * is decided on the recall alone.
 *
 * <p>The form of Arjovsky, Shah and Bengio with one delimiter. Not to be confused with that of Bai,
 * Kolter and Koltun, where the delimiter fills the recall steps.
 */
@Name("copy")
@Summary("Repeat a row of symbols after a gap of blanks")
@Source("Arjovsky, Shah & Bengio 2016, ICML; after Hochreiter & Schmidhuber 1997")
@Example("3 1 _ _ _ > _ _ -> _ _ _ _ _ _ 3 1")
public record Copy(
    @Doc("steps from the last symbol to the delimiter") @Default("100") @Min(1) int gap,
    @Doc("symbols to repeat") @Default("10") @Min(1) int items,
    @Doc("different symbols") @Default("8") @Min(2) int alphabet)
    implements Task {

  private int length() {
    return gap + 2 * items;
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet + 2, alphabet + 1, length());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int recall = items + gap;
    sequence.begin(length());
    sequence.token(recall - 1, alphabet + 1);
    for (int step = 0; step < recall; step++) {
      sequence.target(step, 0);
    }
    for (int item = 0; item < items; item++) {
      int symbol = 1 + random.below(alphabet);
      sequence.token(item, symbol);
      sequence.target(recall + item, symbol);
      sequence.decisive(recall + item);
    }
  }

  /** One recalled symbol in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    String meaning = "says blank until the delimiter has passed, then any symbol";
    double loss = items * StrictMath.log(alphabet) / length();
    return List.of(
        new Baseline("chance", meaning, Metric.ACCURACY, 1.0 / alphabet),
        new Baseline("chance", meaning, Metric.LOSS, loss));
  }
}
