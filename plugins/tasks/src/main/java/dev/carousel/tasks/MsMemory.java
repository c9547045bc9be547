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
 * Repeat a row of symbols after a gap without noise.
 *
 * <p>{@code alphabet + 2} tokens: the symbols, the blank, the cue. A sequence of {@code length}
 * steps is {@code items} symbols, each uniform; blanks; the cue, one step before the recall; {@code
 * items} blanks, at which the symbols are to be named in their order. Nothing else counts.
 *
 * <p>The default is ms-mem5 (5 bits); ms-mem20 has {@code items: 10, alphabet: 5} (23.2 bits). Not
 * to be confused with {@link Copy}, which counts every step.
 */
@Name("ms-mem")
@Summary("Repeat a row of symbols on a cue, as Martens and Sutskever set it")
@Source("Martens & Sutskever 2011, ICML")
@Example("1 0 _ _ _ > _ _ -> 1 0")
public record MsMemory(
    @Doc("steps of a sequence") @Default("100") @Min(3) int length,
    @Doc("symbols to repeat") @Default("5") @Min(1) int items,
    @Doc("different symbols") @Default("2") @Min(2) int alphabet)
    implements Task {

  public MsMemory {
    if (length <= 2 * items) {
      throw new IllegalArgumentException(items + " items need more than twice as many steps");
    }
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet + 2, alphabet, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int recall = length - items;
    sequence.begin(length);
    for (int step = items; step < length; step++) {
      sequence.token(step, alphabet);
    }
    sequence.token(recall - 1, alphabet + 1);
    for (int item = 0; item < items; item++) {
      int symbol = random.below(alphabet);
      sequence.token(item, symbol);
      sequence.target(recall + item, symbol);
    }
  }

  /** One recalled symbol in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any symbol", alphabet);
  }
}
