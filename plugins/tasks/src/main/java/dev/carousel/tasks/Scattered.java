package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/** Symbols at random places, to be recalled in their order. Tokens 1 and up are the symbols. */
final class Scattered {
  private Scattered() {}

  /**
   * Writes {@code items} uniform symbols to a sorted random choice of the first {@code steps}
   * steps, noise between them, and the symbols as decisive targets from step {@code recall} on.
   *
   * @param noise first of {@code noises} tokens that stand where no symbol does; 0 for the blank
   */
  static void write(
      Sequence sequence,
      int steps,
      int items,
      int alphabet,
      int recall,
      int noise,
      int noises,
      RandomStream random) {
    int placed = 0;
    for (int step = 0; step < steps; step++) {
      if (random.below(steps - step) < items - placed) {
        int symbol = 1 + random.below(alphabet);
        sequence.token(step, symbol);
        sequence.target(recall + placed, symbol);
        sequence.decisive(recall + placed);
        placed++;
      } else if (noises > 0) {
        sequence.token(step, noise + random.below(noises));
      }
    }
  }
}
