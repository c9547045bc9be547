package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/**
 * Where experiments 4 and 5 of 1997 put their marks: the first at one of the first ten steps, the
 * second at another of the first {@code length / 2 - 1}; the first and the last step are marked -1.
 * A mark at step 0 does not show, and its number is replaced by a neutral one.
 *
 * @param length the fewest steps; a sequence has up to a tenth more
 * @param low least number
 * @param neutral counts instead of a number at step 0
 */
record LongLagPair(int length, double low, double neutral) {
  /** So that every place of the first mark is one of the second too. */
  static final int SHORTEST = 22;

  private static final int FIRST_PLACES = 10;

  int longest() {
    return length + length / 10;
  }

  /** What becomes of the two numbers. */
  @FunctionalInterface
  interface Answer {
    double of(double first, double second);
  }

  void write(Sequence sequence, RandomStream random, Answer answer) {
    int steps = random.between(length, longest());
    MarkedPair.uniform(sequence, steps, low, random);
    int first = random.below(FIRST_PLACES);
    int second = random.below(length / 2 - 2);
    second += second >= first ? 1 : 0;
    double target = answer.of(number(sequence, first, random), number(sequence, second, random));
    sequence.input(0, MarkedPair.MARK, -1);
    sequence.input(steps - 1, MarkedPair.MARK, -1);
    sequence.target(steps - 1, 0, target);
  }

  private double number(Sequence sequence, int step, RandomStream random) {
    return step == 0 ? neutral : MarkedPair.mark(sequence, step, low, random);
  }

  /** How likely the first number is the neutral one. */
  double firstNeutral() {
    return 1.0 / FIRST_PLACES;
  }

  /** How likely the second is; never both. */
  double secondNeutral() {
    return (1 - firstNeutral()) / (length / 2 - 2);
  }

  double eitherNeutral() {
    return firstNeutral() + secondNeutral();
  }
}
