package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/**
 * Where Martens and Sutskever put the two marks of their tasks, in hundredths of the length: a mark
 * of -1 stands at the first step and two before the last.
 *
 * @param length the fewest steps; a sequence has fewer than a tenth more
 */
record MartensPair(int length, int firstUntil, int secondFrom, int secondUntil) {
  static final int SHORTEST = 20;
  private static final int ENDING = 3;

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
    int from = Math.max(1, hundredths(1));
    return random.between(from, Math.max(from, hundredths(firstUntil) - 1));
  }

  int second(RandomStream random) {
    return random.between(hundredths(secondFrom), hundredths(secondUntil) - 1);
  }

  static void bounds(Sequence sequence, int steps) {
    sequence.input(0, MarkedPair.MARK, -1);
    sequence.input(steps - ENDING, MarkedPair.MARK, -1);
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
