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
 * Keep the symbols among noise and repeat them after a go signal.
 *
 * <p>Token 0 is the blank, 1 to {@code alphabet} are symbols, then comes the go signal, then {@code
 * noises} noise tokens. The first {@code gap + items} steps hold {@code items} uniform symbols at
 * uniform places, and elsewhere uniform noise (the blank if there is no noise token); then one go
 * signal and {@code items} blanks, where the symbols are to be named in their order; everywhere
 * before, the blank. All {@code gap + 2 items + 1} steps count, the recall decides.
 */
@Name("denoise")
@Summary("Keep the symbols among noise and repeat them after one go signal")
@Source("Jing et al. 2019, Neural Computation 31; Chandar et al. 2019, AAAI")
@Example("3 . . 1 . > _ _ -> _ _ _ _ _ _ 3 1")
public record Denoise(
    @Doc("noise tokens before the go signal") @Default("90") @Min(0) int gap,
    @Doc("symbols to repeat") @Default("10") @Min(1) int items,
    @Doc("different symbols") @Default("8") @Min(2) int alphabet,
    @Doc("different noise tokens, 0 for blanks") @Default("1") @Min(0) int noises)
    implements Task {

  private int length() {
    return gap + 2 * items + 1;
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet + 2 + noises, alphabet + 1, length());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new Scattered(gap + items, items, alphabet);
    return sequence -> write(sequence, symbols, random);
  }

  private void write(Sequence sequence, Scattered symbols, RandomStream random) {
    int go = gap + items;
    sequence.begin(length());
    for (int step = 0; step <= go; step++) {
      sequence.target(step, 0);
    }
    for (int step = 0; noises > 0 && step < go; step++) {
      sequence.token(step, alphabet + 2 + (noises == 1 ? 0 : random.below(noises)));
    }
    symbols.write(sequence, go + 1, random);
    sequence.token(go, alphabet + 1);
  }

  /** One recalled symbol in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    String meaning = "says blank until the go signal, then any symbol";
    double loss = items * StrictMath.log(alphabet) / length();
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, 1.0 / alphabet),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, loss));
  }
}
