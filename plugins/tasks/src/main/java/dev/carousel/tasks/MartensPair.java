package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/**
 * Where the two marks stand in the tasks of Martens and Sutskever and of those after them, in
 * hundredths of the length.
 *
 * @param length the fewest steps; a sequence has fewer than a tenth more
 * @param bounded whether a mark of -1 stands at the first step and two before the last
 */
record MartensPair(int length, int firstUntil, int secondFrom, int secondUntil, boolean bounded) {
  static final int SHORTEST = 20;
  private static final int ENDING = 3;

  /** The form of 2011: the first step is never marked 1. */
  static MartensPair in2011(int length, int firstUntil, int secondFrom, int secondUntil) {
    return new MartensPair(length, firstUntil, secondFrom, secondUntil, true);
  }

  /** The form of Pascanu, Mikolov and Bengio: marks from the first step on, no bounds. */
  static MartensPair pascanu(int length) {
    return new MartensPair(length, 10, 10, 50, false);
  }

  int longest() {
    return Math.max(length, (int) ((11L * length - 1) / 10));
  }

  private int hundredths(int count) {
    return (int) ((long) length * count / 100);
  }

  int steps(RandomStream random) {
    return random.between(length, longest());
  }

  int first(RandomStream random) {
    int from = bounded ? Math.max(1, hundredths(1)) : 0;
    return random.between(from, Math.max(from, hundredths(firstUntil) - 1));
  }

  int second(RandomStream random) {
    return random.between(hundredths(secondFrom), hundredths(secondUntil) - 1);
  }

  void bounds(Sequence sequence, int steps) {
    if (bounded) {
      sequence.input(0, MarkedPair.MARK, -1);
      sequence.input(steps - ENDING, MarkedPair.MARK, -1);
    }
  }

  /** Two uniform numbers among others; what they make is the target at the last step. */
  void write(Sequence sequence, RandomStream random, LongLagPair.Answer answer) {
    int steps = steps(random);
    MarkedPair.uniform(sequence, steps, 0, random);
    double x = MarkedPair.mark(sequence, first(random), 0, random);
    double y = MarkedPair.mark(sequence, second(random), 0, random);
    bounds(sequence, steps);
    sequence.target(steps - 1, 0, answer.of(x, y));
  }
}
