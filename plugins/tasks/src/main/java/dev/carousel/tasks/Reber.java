package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Predict every next symbol of a word of Reber's grammar.
 *
 * <p>Symbols are B T P S X V E. A word is B, then symbol after symbol along the grammar's graph,
 * two equally likely ones at each node, until E: 8 symbols on average. Every next symbol counts; as
 * most are one of two, the loss tells more than the accuracy, and no gap is to be bridged: what a
 * symbol leads to depends on the few before it.
 */
@Name("reber")
@Summary("Predict the next symbol of a word of Reber's grammar")
@Source("Reber 1967, Journal of Verbal Learning 6; Cleeremans, Servan-Schreiber & McClelland 1989")
@Example("B P V V E -> P V V E")
public record Reber() implements Task {

  @Override
  public Format format() {
    return Format.nextToken(ReberGrammar.SYMBOLS, ReberGrammar.LONGEST);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var symbols = new int[ReberGrammar.LONGEST];
    return sequence -> write(sequence, symbols, random);
  }

  private static void write(Sequence sequence, int[] symbols, RandomStream random) {
    int length = ReberGrammar.word(symbols, 0, random);
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      sequence.token(step, symbols[step]);
    }
    for (int step = 0; step < length - 1; step++) {
      sequence.counts(step);
    }
  }

  /** Within 2 % of the best predictor, to whom every way on is the toss of a coin. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(1.02 * ReberBaselines.leastLoss(), 0);
  }

  @Override
  public List<Baseline> baselines() {
    return ReberBaselines.chance();
  }
}
