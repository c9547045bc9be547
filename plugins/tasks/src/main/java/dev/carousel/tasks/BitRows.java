package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/** Rows of fair bits, one bit a channel or label. */
record BitRows(int bits) {

  int draw(RandomStream random) {
    return random.below(1 << bits);
  }

  void put(Sequence sequence, int step, int row) {
    for (int ones = row; ones != 0; ones &= ones - 1) {
      sequence.input(step, Integer.numberOfTrailingZeros(ones), 1);
    }
  }

  /** Makes a row the target of a step. */
  void answer(Sequence sequence, int step, int row) {
    sequence.counts(step);
    for (int ones = row; ones != 0; ones &= ones - 1) {
      sequence.label(step, Integer.numberOfTrailingZeros(ones));
    }
  }

  /** Share of rows of which all bits are guessed. */
  double guessed() {
    return 1.0 / (1 << bits);
  }

  /** Loss of a row whose bits are tossed, in nats. */
  double tossed() {
    return bits * StrictMath.log(2);
  }
}
