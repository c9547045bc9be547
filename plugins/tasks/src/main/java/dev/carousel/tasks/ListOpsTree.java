package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import java.util.Arrays;

/** A random nested expression, grown into an array of tokens and computed on the way. */
final class ListOpsTree {
  static final int DIGITS = 10;
  static final int TOKENS = DIGITS + 5;

  private static final int OPERATORS = 4;
  private static final int CLOSE = DIGITS + OPERATORS;
  private static final double DIGIT_SHARE = 0.75;
  private static final int TOO_LONG = -1;

  private final int depth;
  private final int arguments;
  private final RandomStream random;
  private final int[] tokens;
  private final int[][] counts;
  private int size;

  ListOpsTree(int longest, int depth, int arguments, RandomStream random) {
    this.depth = depth;
    this.arguments = arguments;
    this.random = random;
    tokens = new int[longest];
    counts = new int[depth + 1][DIGITS];
  }

  int size() {
    return size;
  }

  int token(int step) {
    return tokens[step];
  }

  /** Grows expressions until one is long enough and not too long; its value. */
  int grow(int shortest) {
    int value = TOO_LONG;
    while (value == TOO_LONG || size < shortest) {
      size = 0;
      value = operator(1);
    }
    return value;
  }

  /** A node's value, or {@link #TOO_LONG}. A root that is a digit is never long enough. */
  private int node(int level) {
    if (level < depth && random.uniform() >= DIGIT_SHARE) {
      return operator(level);
    }
    int digit = random.below(DIGITS);
    return put(digit) ? digit : TOO_LONG;
  }

  private int operator(int level) {
    int operation = random.below(OPERATORS);
    int count = random.between(2, arguments);
    int[] seen = counts[level];
    Arrays.fill(seen, 0);
    boolean fits = put(DIGITS + operation);
    for (int i = 0; i < count && fits; i++) {
      int value = node(level + 1);
      fits = value != TOO_LONG;
      if (fits) {
        seen[value]++;
      }
    }
    return fits && put(CLOSE) ? value(operation, seen, count) : TOO_LONG;
  }

  private boolean put(int token) {
    if (size == tokens.length) {
      return false;
    }
    tokens[size++] = token;
    return true;
  }

  /**
   * An operator's value.
   *
   * @param seen how often each digit is an argument
   */
  private static int value(int operation, int[] seen, int count) {
    return switch (operation) {
      case 0 -> ranked(seen, 0);
      case 1 -> ranked(seen, count - 1);
      case 2 -> (ranked(seen, (count - 1) / 2) + ranked(seen, count / 2)) / 2;
      default -> {
        int sum = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
          sum += digit * seen[digit];
        }
        yield sum % DIGITS;
      }
    };
  }

  /** The argument with {@code rank} others before it in order of size. */
  private static int ranked(int[] seen, int rank) {
    int digit = 0;
    for (int before = seen[0]; before <= rank; before += seen[digit]) {
      digit++;
    }
    return digit;
  }
}
