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
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Predict every next symbol of a word that ends as it began: the embedded Reber grammar.
 *
 * <p>Symbols are B T P S X V E. A word is B; T or P, each with probability 1/2; a word of Reber's
 * grammar (B at first, E at last, two equally likely ways on between); the same T or P again; E: at
 * least 9 symbols, 12 on average. Every next symbol is to be predicted; the second T or P decides,
 * at least 6 steps after the first.
 *
 * <p>Experiment 1. Its criterion is that of {@code targets: legal}: a word is right where at every
 * step the symbols that may be next have the largest outputs. The next symbol is learnt, and how
 * likely each may be next is held out, so that the loss there is without the luck of the draw. With
 * {@code next} every held-out word's second T or P must be the likeliest: the part that needs a
 * memory. Both train a softmax by cross entropy (the paper: logistic outputs by squared error).
 * Words of more than 84 symbols, fewer than one in a million, are drawn again.
 */
@Name("embedded-reber")
@Summary("Predict the next symbol of a word whose end repeats its beginning")
@Source("Hochreiter & Schmidhuber 1997, Neural Computation 9, experiment 1")
@Example("B T B P V V E T E -> T B P V V E T E")
public record EmbeddedReber(
    @Doc("what is predicted: the next symbol, or which symbols are legal next") @Default("next")
        Targets targets)
    implements Task {

  /** What is predicted of the next symbol. */
  public enum Targets {
    NEXT,
    LEGAL
  }

  static final int LONGEST = ReberGrammar.LONGEST + 4;
  private static final double PREDICTED = ReberGrammar.MEAN_LENGTH + 3;
  private static final String GRAMMAR = "knows the grammar, but not the first T or P";

  private boolean legal() {
    return targets == Targets.LEGAL;
  }

  @Override
  public Format format() {
    return format(targets, LONGEST);
  }

  static Format format(Targets targets, int longest) {
    int symbols = ReberGrammar.SYMBOLS;
    return switch (targets) {
      case NEXT -> Format.nextToken(symbols, longest);
      case LEGAL -> new Format(symbols, true, symbols, Format.Target.SHARES, longest);
    };
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new int[LONGEST];
    return sequence -> write(sequence, symbols, random, false);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var symbols = new int[LONGEST];
    return sequence -> write(sequence, symbols, random, true);
  }

  private void write(Sequence sequence, int[] symbols, RandomStream random, boolean heldOut) {
    int length = ReberGrammar.embedded(symbols, 0, random);
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      sequence.token(step, symbols[step]);
    }
    if (legal()) {
      ReberShares.write(sequence, symbols, length, 0, length - 1, heldOut);
      return;
    }
    for (int step = 0; step < length - 1; step++) {
      sequence.counts(step);
    }
    sequence.decisive(length - 3);
  }

  /** Every step of every held-out word, or its second T or P. */
  @Override
  public Criterion solved() {
    return new Criterion(legal() ? Metric.SEQUENCES : Metric.ACCURACY, 1, 0);
  }

  @Override
  public List<Baseline> baselines() {
    return legal() ? legalBaselines() : nextBaselines();
  }

  /** One step of a word is a toss: the one before the second T or P. */
  private List<Baseline> legalBaselines() {
    double share = 1 / PREDICTED;
    return Stream.concat(
            Blind.chance(this, "knows how many symbols are left, none of them").stream(),
            Stream.of(
                new Baseline("grammar", GRAMMAR, Metric.LOSS, nextLoss()),
                new Baseline("grammar", GRAMMAR, Metric.ACCURACY, 1 - share / 2),
                new Baseline("grammar", GRAMMAR, Metric.SEQUENCES, 0.5)))
        .toList();
  }

  /** A word has {@link ReberGrammar#MEAN_CHOICES} choices within and, first and second, T or P. */
  private static List<Baseline> nextBaselines() {
    return List.of(
        new Baseline(Guess.CHANCE, "says T or P where it is due", Metric.ACCURACY, 0.5),
        new Baseline("grammar", GRAMMAR, Metric.ACCURACY, 0.5),
        new Baseline("grammar", GRAMMAR, Metric.LOSS, nextLoss()));
  }

  private static double nextLoss() {
    return (ReberGrammar.MEAN_CHOICES + 2) * StrictMath.log(2) / PREDICTED;
  }
}
