package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Rows whose last symbol repeats the first, one of two; every next symbol is to be predicted. */
final class FirstAgain {
  /** Symbols that a row may begin with: 0 and 1. */
  static final int FIRSTS = 2;

  private FirstAgain() {}

  /**
   * Writes a row of {@code gap + 1} symbols.
   *
   * @param between the symbol at a step between both ends
   * @param everywhere whether all symbols are to be predicted, not the last alone
   */
  static void write(
      Sequence sequence,
      RandomStream random,
      int gap,
      IntUnaryOperator between,
      boolean everywhere) {
    sequence.begin(gap + 1);
    int first = random.below(FIRSTS);
    sequence.token(0, first);
    for (int step = 1; step < gap; step++) {
      sequence.token(step, between.applyAsInt(step));
      if (everywhere) {
        sequence.counts(step - 1);
      }
    }
    sequence.token(gap, first);
    sequence.counts(gap - 1);
    sequence.decisive(gap - 1);
  }

  /**
   * What is reached without the first symbol.
   *
   * @param others summed loss of all other symbols
   * @param predicted symbols to be predicted
   */
  static List<Baseline> chance(double others, int predicted) {
    String meaning = "knows where the last symbol is, and that it is one of two";
    double loss = (others + StrictMath.log(FIRSTS)) / predicted;
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, 1.0 / FIRSTS),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, loss));
  }
}
