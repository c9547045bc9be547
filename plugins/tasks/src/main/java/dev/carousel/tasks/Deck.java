package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/** Decks of 52 cards shuffled together, each card known by its kind alone, such as its suit. */
final class Deck {
  static final int SUITS = 4;
  static final int CARDS = 52;

  private final int[] cards;
  private final int kinds;

  /**
   * @param kinds a divisor of 52; every kind has as many cards
   */
  Deck(int decks, int kinds) {
    cards = new int[CARDS * decks];
    this.kinds = kinds;
  }

  int size() {
    return cards.length;
  }

  int card(int place) {
    return cards[place];
  }

  /** Each card goes to a random place among those before it, whose card goes to its own. */
  void shuffle(RandomStream random) {
    for (int i = 0; i < cards.length; i++) {
      int place = random.below(i + 1);
      cards[i] = cards[place];
      cards[place] = i % kinds;
    }
  }

  /** What one card of shuffled decks tells about another's suit: it is a little less likely. */
  static Odds givenOther(int decks) {
    double each = (double) CARDS / SUITS * decks;
    return Odds.of(each - 1, each, each, each);
  }
}
