package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/** The numbers from 0 on in an order that stays random however often they are drawn. */
final class Shuffled {
  private final int[] numbers;

  Shuffled(int count) {
    numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
  }

  /**
   * The number at a place, different from those at the places before; drawn places go 0, 1, 2 and
   * so on.
   */
  int draw(int place, RandomStream random) {
    int other = place + random.below(numbers.length - place);
    int drawn = numbers[other];
    numbers[other] = numbers[place];
    numbers[place] = drawn;
    return drawn;
  }
}
