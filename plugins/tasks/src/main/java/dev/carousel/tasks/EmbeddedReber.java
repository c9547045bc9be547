package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Predict every next symbol of a word that ends as it began: the embedded Reber grammar.
 *
 * <p>Symbols are B T P S X V E. A word is B; T or P, each with probability 1/2; a word of Reber's
 * grammar (B at first, E at last, two equally likely ways on between); the same T or P again; E: at
 * least 9 symbols, 12 on average. Every next symbol is to be predicted; the second T or P decides,
 * at least 6 steps after the first.
 *
 * <p>Experiment 1. The paper asks that the legal next symbols of 256 words be the most active ones
 * at every step; here every held-out word's second T or P must be the likeliest. Words of more than
 * 84 symbols, fewer than one in a million, are drawn again.
 */
@Name("embedded-reber")
@Summary("Predict the next symbol of a word whose end repeats its beginning")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 1")
@Example("B T B P V V E T E -> T B P V V E T E")
public record EmbeddedReber() implements Task {

  static final int LONGEST = ReberGrammar.LONGEST + 4;

  @Override
  public Format format() {
    return Format.nextToken(ReberGrammar.SYMBOLS, LONGEST);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new int[LONGEST];
    return sequence -> write(sequence, symbols, random);
  }

  private static void write(Sequence sequence, int[] symbols, RandomStream random) {
    int length = ReberGrammar.embedded(symbols, 0, random);
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      sequence.token(step, symbols[step]);
    }
    for (int step = 0; step < length - 1; step++) {
      sequence.counts(step);
    }
    sequence.decisive(length - 3);
  }

  /** The second T or P of every held-out word. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(1);
  }

  @Override
  public List<Baseline> baselines() {
    return outerUnknown();
  }

  /** A word has {@link ReberGrammar#MEAN_CHOICES} choices within and, first and second, T or P. */
  static List<Baseline> outerUnknown() {
    double predicted = ReberGrammar.MEAN_LENGTH + 3;
    double loss = (ReberGrammar.MEAN_CHOICES + 2) * StrictMath.log(2) / predicted;
    String meaning = "knows the grammar, but not the first T or P";
    return List.of(
        new Baseline(Guess.CHANCE, "says T or P where it is due", Metric.ACCURACY, 0.5),
        new Baseline("grammar", meaning, Metric.ACCURACY, 0.5),
        new Baseline("grammar", meaning, Metric.LOSS, loss));
  }
}
