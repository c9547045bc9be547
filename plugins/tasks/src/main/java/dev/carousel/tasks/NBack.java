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
 * Tell whether each symbol is the one n steps back.
 *
 * <p>The first {@code back} symbols are uniform. Each later one repeats the symbol {@code back}
 * steps earlier with probability 1/2, else it is uniform among the others; at each it is to be
 * named whether it repeats: 1, or 0. Between stand {@code back - 1} symbols that tell nothing.
 */
@Name("n-back")
@Summary("Tell at every step whether the symbol is the one n steps back")
@Source("Kirchner 1958, Journal of Experimental Psychology 55, as a task for networks")
@Example("2 0 1 0 1 2 -> 0 1 1 0")
public record NBack(
    @Doc("steps from a symbol to the one compared with it") @Default("5") @Min(1) int back,
    @Doc("steps of a sequence") @Default("50") @Min(2) int length,
    @Doc("different symbols") @Default("4") @Min(2) int alphabet)
    implements Task {

  public NBack {
    if (back >= length) {
      throw new IllegalArgumentException(back + " steps back need a length of more steps");
    }
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet, 2, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new int[length];
    return sequence -> write(sequence, symbols, random);
  }

  private void write(Sequence sequence, int[] symbols, RandomStream random) {
    sequence.begin(length);
    for (int step = 0; step < back; step++) {
      symbols[step] = random.below(alphabet);
      sequence.token(step, symbols[step]);
    }
    for (int step = back; step < length; step++) {
      int earlier = symbols[step - back];
      int same = random.below(2);
      symbols[step] = same == 1 ? earlier : (earlier + random.between(1, alphabet - 1)) % alphabet;
      sequence.token(step, symbols[step]);
      sequence.target(step, same);
    }
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names either; all symbols but the far one tell no more", 2);
  }
}
