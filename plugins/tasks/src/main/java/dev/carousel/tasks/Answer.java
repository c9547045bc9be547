package dev.carousel.tasks;

import dev.carousel.api.data.Sequence;

/**
 * A whole number to be written digit by digit after a question. Each written character is the next
 * step's input, and at the last one a full stop is to be written: targets begin at the question's
 * last step. Tokens and classes 0 to 9 are the digits, 10 is the minus, 11 the full stop.
 */
final class Answer {
  static final String CHARACTERS = "0123456789-.";
  static final int CLASSES = CHARACTERS.length();

  private static final int MINUS = 10;
  private static final int STOP = 11;

  private Answer() {}

  /** Characters of a number, the full stop not counted. */
  static int length(long number) {
    int length = number < 0 ? 2 : 1;
    for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
      length++;
    }
    return length;
  }

  /** Writes the answer to a question of {@code start} steps; ends the sequence. */
  static void write(Sequence sequence, int start, long number) {
    int end = start + length(number);
    sequence.target(end - 1, STOP);
    int step = end - 1;
    long rest = Math.abs(number);
    do {
      put(sequence, step--, (int) (rest % 10));
      rest /= 10;
    } while (rest > 0);
    if (number < 0) {
      put(sequence, step, MINUS);
    }
  }

  private static void put(Sequence sequence, int step, int character) {
    sequence.token(step, character);
    sequence.target(step - 1, character);
  }
}
