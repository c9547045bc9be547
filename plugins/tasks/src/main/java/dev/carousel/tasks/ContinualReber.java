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
import java.util.stream.Stream;

/**
 * Predict every next symbol of an endless row of embedded Reber words.
 *
 * <p>Words as in {@link EmbeddedReber} follow each other without a sign or a reset; a sequence is
 * the first {@code length} symbols of such a row. Every next symbol is to be predicted; the second
 * T or P of each word decides.
 *
 * <p>The paper's streams end at the first error or after a million symbols; here they have one
 * length, and a sequence counts as solved when none of its words is wrong. With {@code targets:
 * legal} none of its steps may be: at every step of held-out sequences the symbols that may be next
 * must have the largest outputs.
 */
@Name("continual-erg")
@Summary("Predict the next symbol of embedded Reber words in a row, without resets")
@Source("Gers, Schmidhuber & Cummins 2000, Neural Computation 12")
@Example("B T B P V V E T E B P B T X S E P E B … -> T B P V V E T E B P B T X S E P E B …")
public record ContinualReber(
    @Doc("symbols of a sequence") @Default("200") @Min(ContinualReber.SHORTEST) int length,
    @Doc("what is predicted: the next symbol, or which symbols are legal next") @Default("next")
        EmbeddedReber.Targets targets)
    implements Task {

  /** So that every sequence has a whole word. */
  static final int SHORTEST = EmbeddedReber.LONGEST;

  private static final String GRAMMAR = "knows the grammar, but not the first T or P of a word";

  @Override
  public Format format() {
    return EmbeddedReber.format(targets, length);
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var word = new int[EmbeddedReber.LONGEST];
    return sequence -> write(sequence, word, random, false);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var word = new int[EmbeddedReber.LONGEST];
    return sequence -> write(sequence, word, random, true);
  }

  private boolean legal() {
    return targets == EmbeddedReber.Targets.LEGAL;
  }

  private void write(Sequence sequence, int[] word, RandomStream random, boolean heldOut) {
    sequence.begin(length);
    for (int step = 0; step < length; ) {
      int size = ReberGrammar.embedded(word, 0, random);
      int written = Math.min(size, length - step);
      for (int i = 0; i < written; i++) {
        sequence.token(step + i, word[i]);
      }
      int predicted = Math.min(written, length - 1 - step);
      if (legal()) {
        ReberShares.write(sequence, word, size, step, predicted, heldOut);
      } else {
        predict(sequence, step, predicted, size);
      }
      step += written;
    }
  }

  private static void predict(Sequence sequence, int from, int count, int size) {
    for (int i = 0; i < count; i++) {
      sequence.counts(from + i);
    }
    if (size - 3 < count) {
      sequence.decisive(from + size - 3);
    }
  }

  /** Nothing wrong in 99 of 100 sequences. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 0.99, 0);
  }

  @Override
  public List<Baseline> baselines() {
    var row = new ReberRow(length);
    return legal() ? legalBaselines(row) : nextBaselines(row);
  }

  private List<Baseline> legalBaselines(ReberRow row) {
    double share = row.outerAgain();
    return Stream.concat(
            Blind.chance(this, "knows how many symbols are left, none of them").stream(),
            Stream.of(
                new Baseline("grammar", GRAMMAR, Metric.LOSS, row.lossWithoutOuter()),
                new Baseline("grammar", GRAMMAR, Metric.ACCURACY, 1 - share / 2),
                new Baseline("grammar", GRAMMAR, Metric.SEQUENCES, row.allTossesRight())))
        .toList();
  }

  private static List<Baseline> nextBaselines(ReberRow row) {
    return List.of(
        new Baseline(Guess.CHANCE, "knows how many symbols are left", Metric.ACCURACY, row.blind()),
        new Baseline("grammar", GRAMMAR, Metric.ACCURACY, 0.5),
        new Baseline("grammar", GRAMMAR, Metric.LOSS, row.lossWithoutOuter()));
  }
}
