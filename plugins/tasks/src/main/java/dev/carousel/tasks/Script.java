package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/** Writes random programs and knows what they print. */
final class Script {
  static final Characters CHARACTERS =
      new Characters(Answer.CHARACTERS + "+*()=<>: \nabcdefghijklmnopqrstuvwxyz");

  private static final int OPERATIONS = 6;
  private static final int SMALL = 4;

  /** Characters of the longest statement an operation adds, its numbers not counted. */
  private static final int STATEMENT = "a=\nfor x in range():a+=\n".length();

  private final RandomStream random;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder expression = new StringBuilder();
  private int digits;
  private char variable;
  private long value;

  Script(RandomStream random) {
    this.random = random;
  }

  /** Writes a new program. */
  void write(int length, int nesting) {
    digits = length;
    text.setLength(0);
    expression.setLength(0);
    variable = 'a';
    value = number();
    expression.append(value);
    for (int i = 0; i < nesting; i++) {
      operate(random.below(OPERATIONS));
    }
    text.append("print(").append(expression).append(").");
  }

  CharSequence text() {
    return text;
  }

  /** What the program prints. */
  long value() {
    return value;
  }

  private int number() {
    int smallest = 1;
    for (int i = 1; i < digits; i++) {
      smallest *= 10;
    }
    return smallest + random.below(9 * smallest);
  }

  private int small() {
    return 1 + random.below(SMALL * digits);
  }

  private void operate(int operation) {
    switch (operation) {
      case 0 -> add(number());
      case 1 -> subtract(number(), random.below(2) == 0);
      case 2 -> multiply(small());
      case 3 -> {
        assign();
        add(number());
      }
      case 4 -> loop(small(), number());
      default -> choose(number(), number(), number());
    }
  }

  private void add(int number) {
    expression.insert(0, '(').append('+').append(number).append(')');
    value += number;
  }

  private void subtract(int number, boolean fromNumber) {
    if (fromNumber) {
      expression.insert(0, '-').insert(0, number).insert(0, '(').append(')');
      value = number - value;
    } else {
      expression.insert(0, '(').append('-').append(number).append(')');
      value -= number;
    }
  }

  private void multiply(int factor) {
    expression.insert(0, '(').append('*').append(factor).append(')');
    value *= factor;
  }

  /** A statement that gives the expression to a new variable, which is then the expression. */
  private void assign() {
    text.append(variable).append('=').append(expression).append('\n');
    expression.setLength(0);
    expression.append(variable++);
  }

  private void loop(int times, int number) {
    assign();
    text.append("for x in range(").append(times).append("):");
    text.append(expression).append("+=").append(number).append('\n');
    value += (long) times * number;
  }

  private void choose(int left, int right, int other) {
    boolean less = random.below(2) == 0;
    expression.insert(0, '(').append(" if ").append(left).append(less ? '<' : '>').append(right);
    expression.append(" else ").append(other).append(')');
    if (less ? left >= right : left <= right) {
      value = other;
    }
  }

  /** A bound on the characters of a program. */
  static int longest(int length, int nesting) {
    return "print().".length() + length + nesting * (STATEMENT + 3 * length + 3);
  }

  /** A bound on the characters of what it prints: the value grows at most 4 length + 1 times. */
  static int longestAnswer(int length, int nesting) {
    long most = Math.round(StrictMath.pow(10, length));
    for (int i = 0; i < nesting; i++) {
      most *= SMALL * length + 1;
    }
    return Answer.length(-most);
  }
}
