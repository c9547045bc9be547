package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/**
 * Reber's automaton. Symbols are B T P S X V E; after B each node leads on by one of two symbols,
 * each with probability 1/2, until a word ends in E.
 */
final class ReberGrammar {
  static final int SYMBOLS = 7;
  static final int B = 0;
  static final int T = 1;
  static final int P = 2;
  private static final int S = 3;
  private static final int X = 4;
  private static final int V = 5;
  static final int E = 6;

  /** Mean number of symbols of a word. */
  static final double MEAN_LENGTH = 8;

  /** Mean number of symbols of a word that are one of two: all but B and E. */
  static final double MEAN_CHOICES = 6;

  /** Longest word that is written; of a million words fewer than one is longer. */
  static final int LONGEST = 80;

  static final int NODES = 5;
  private static final int END = 5;
  private static final int[][] SYMBOL = {{T, P}, {S, X}, {T, V}, {X, S}, {P, V}};
  private static final int[][] NEXT = {{1, 2}, {1, 3}, {2, 4}, {2, END}, {3, END}};

  private ReberGrammar() {}

  static int symbol(int node, int choice) {
    return SYMBOL[node][choice];
  }

  /** The node that a choice leads to, {@link #NODES} where only E is left. */
  static int next(int node, int choice) {
    return NEXT[node][choice];
  }

  /** The node that a symbol leads to. */
  static int follow(int node, int symbol) {
    return NEXT[node][symbol == SYMBOL[node][0] ? 0 : 1];
  }

  /**
   * Writes a random word, drawn again while it is longer than {@link #LONGEST}.
   *
   * @return the index after its last symbol
   */
  static int word(int[] symbols, int start, RandomStream random) {
    int at;
    do {
      at = start;
      symbols[at++] = B;
      int node = 0;
      while (node != END && at < start + LONGEST - 1) {
        int choice = random.below(2);
        symbols[at++] = SYMBOL[node][choice];
        node = NEXT[node][choice];
      }
      symbols[at++] = node == END ? E : B;
    } while (symbols[at - 1] != E);
    return at;
  }

  /**
   * Writes B, T or P, a word, the same T or P again, E.
   *
   * @return the index after its last symbol
   */
  static int embedded(int[] symbols, int start, RandomStream random) {
    int outer = random.below(2) == 0 ? T : P;
    symbols[start] = B;
    symbols[start + 1] = outer;
    int at = word(symbols, start + 2, random);
    symbols[at] = outer;
    symbols[at + 1] = E;
    return at + 2;
  }
}
