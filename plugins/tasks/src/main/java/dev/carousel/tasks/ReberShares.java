package dev.carousel.tasks;

import dev.carousel.api.data.Sequence;

/** Shares of the seven symbols: 1 for the next one, or how likely each may be next, 0, 1/2 or 1. */
final class ReberShares {
  /** Steps of an embedded word before its inner word, and after it. */
  private static final int AROUND = 2;

  private ReberShares() {}

  /**
   * Writes what follows the first {@code count} symbols of an embedded word that begins at a step.
   *
   * @param size symbols of the word; what follows its last one is the B of another
   * @param legal how likely each symbol is for whoever has seen the word so far
   */
  static void write(Sequence sequence, int[] word, int size, int from, int count, boolean legal) {
    int innerEnd = size - AROUND - 1;
    int node = 0;
    for (int i = 0; i < count; i++) {
      node = i > AROUND && i < innerEnd ? ReberGrammar.follow(node, word[i]) : node;
      boolean either = i == 0 || i >= AROUND && i + 1 < innerEnd;
      if (legal && either) {
        sequence.target(from + i, ReberGrammar.symbol(node, 0), 0.5);
        sequence.target(from + i, ReberGrammar.symbol(node, 1), 0.5);
      } else {
        sequence.target(from + i, i + 1 < size ? word[i + 1] : ReberGrammar.B, 1);
      }
    }
  }
}
