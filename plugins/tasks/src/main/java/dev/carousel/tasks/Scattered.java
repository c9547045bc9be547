package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.Arrays;

/** Symbols at random places, to be recalled in their order. Tokens 1 and up are the symbols. */
final class Scattered {
  private final Shuffled places;
  private final int[] chosen;
  private final int alphabet;

  /**
   * @param steps from the first on, where symbols may stand
   */
  Scattered(int steps, int items, int alphabet) {
    places = new Shuffled(steps);
    chosen = new int[items];
    this.alphabet = alphabet;
  }

  /**
   * Writes uniform symbols to a uniform choice of places, and the symbols as decisive targets from
   * step {@code recall} on.
   */
  void write(Sequence sequence, int recall, RandomStream random) {
    for (int item = 0; item < chosen.length; item++) {
      chosen[item] = places.draw(item, random);
    }
    Arrays.sort(chosen);
    for (int item = 0; item < chosen.length; item++) {
      int symbol = 1 + random.below(alphabet);
      sequence.token(chosen[item], symbol);
      sequence.target(recall + item, symbol);
      sequence.decisive(recall + item);
    }
  }
}
