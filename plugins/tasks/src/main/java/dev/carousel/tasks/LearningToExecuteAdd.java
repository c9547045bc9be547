package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Add two numbers written digit by digit.
 *
 * <p>{@code print(a+b).} with two numbers of exactly {@code digits} digits, then the sum and a full
 * stop, written as {@link Answer} says; only the characters of the answer count, each predicted
 * from the right ones before it.
 */
@Name("learning-to-execute-add")
@Summary("Write the sum of two numbers read digit by digit")
@Source("Zaremba & Sutskever 2014, Learning to Execute, section 4.1")
@Example("print(98+25). -> 123.")
public record LearningToExecuteAdd(
    @Doc("digits of each number") @Default("4") @Min(1) @Max(9) int digits) implements Task {

  static final Characters CHARACTERS = new Characters(Answer.CHARACTERS + "print(+)");

  private static final String BEFORE = "print(";
  private static final String AFTER = ").";

  private int question() {
    return BEFORE.length() + 2 * digits + 1 + AFTER.length();
  }

  private int power(int exponent) {
    return (int) Math.round(StrictMath.pow(10, exponent));
  }

  @Override
  public Format format() {
    return Format.tokens(CHARACTERS.count(), Answer.CLASSES, question() + digits + 1);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var text = new StringBuilder(question());
    return sequence -> write(sequence, text, random);
  }

  private void write(Sequence sequence, StringBuilder text, RandomStream random) {
    int smallest = power(digits - 1);
    int first = smallest + random.below(9 * smallest);
    int second = smallest + random.below(9 * smallest);
    text.setLength(0);
    text.append(BEFORE).append(first).append('+').append(second).append(AFTER);
    sequence.begin(question() + Answer.length(first + second));
    CHARACTERS.write(sequence, text);
    Answer.write(sequence, question(), first + second);
  }

  /** One character in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  /**
   * All digits of a sum but its first are uniform, because one of the two added digits is. The
   * first digit's place can carry one further; the digit there, 1, and the full stop are certain.
   */
  @Override
  public List<Baseline> baselines() {
    double carry = (1 - StrictMath.pow(10, 1 - digits)) / 2;
    var leading = new double[10];
    double longer = 0;
    for (int a = 1; a <= 9; a++) {
      for (int b = 1; b <= 9; b++) {
        leading[(a + b) % 10] += (1 - carry) / 81;
        leading[(a + b + 1) % 10] += carry / 81;
        longer += ((a + b >= 10 ? 1 - carry : 0) + (a + b + 1 >= 10 ? carry : 0)) / 81;
      }
    }
    var first = new Odds(leading);
    double characters = digits + 1 + longer;
    double right = 1 + longer + (digits - 1) / 10.0 + first.accuracy();
    double loss = (digits - 1) * StrictMath.log(10) + first.loss();
    String meaning = "knows how many characters are left and names the likeliest";
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, right / characters),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, loss / characters));
  }
}
