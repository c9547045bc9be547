package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
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
 * Write the sum or difference of two numbers that are hidden among letters.
 *
 * <p>A number, {@code +} or {@code -}, a number, {@code =}; the numbers have a number of digits
 * uniform from 1 to {@code digits}. Before the {@code =}, {@code distractors} letters stand at
 * random places and mean nothing. The result follows as {@link Answer} says, and only its
 * characters count, each predicted from the right ones before it.
 */
@Name("jozefowicz-arith")
@Summary("Write the sum or difference of two numbers hidden among letters")
@Source("Jozefowicz, Zaremba & Sutskever 2015, ICML, section 3.2")
@Example("4k7-r12= -> 35.")
public record JozefowiczArith(
    @Doc("most digits of a number") @Default("3") @Min(1) @Max(8) int digits,
    @Doc("letters among the digits") @Default("6") @Min(0) int distractors)
    implements Task {

  static final Characters CHARACTERS =
      new Characters(Answer.CHARACTERS + "+=abcdefghijklmnopqrstuvwxyz");

  private int longestQuestion() {
    return 2 * digits + 2 + distractors;
  }

  @Override
  public Format format() {
    return Format.tokens(CHARACTERS.count(), Answer.CLASSES, longestQuestion() + digits + 1);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var plain = new StringBuilder();
    var text = new StringBuilder();
    return sequence -> write(sequence, plain, text, random);
  }

  private void write(
      Sequence sequence, StringBuilder plain, StringBuilder text, RandomStream random) {
    int first = number(random);
    int second = number(random);
    boolean plus = random.below(2) == 0;
    int result = plus ? first + second : first - second;
    plain.setLength(0);
    plain.append(first).append(plus ? '+' : '-').append(second);
    text.setLength(0);
    hide(plain, text, random);
    text.append('=');
    sequence.begin(text.length() + Answer.length(result));
    CHARACTERS.write(sequence, text);
    Answer.write(sequence, text.length(), result);
  }

  private int number(RandomStream random) {
    int smallest = 1;
    for (int i = random.between(1, digits); i > 1; i--) {
      smallest *= 10;
    }
    return smallest + random.below(9 * smallest);
  }

  private void hide(StringBuilder plain, StringBuilder text, RandomStream random) {
    int letters = distractors;
    int at = 0;
    while (letters > 0 || at < plain.length()) {
      if (random.below(letters + plain.length() - at) < letters) {
        text.append((char) ('a' + random.below(26)));
        letters--;
      } else {
        text.append(plain.charAt(at++));
      }
    }
  }

  /** One character in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Blind.chance(this, "knows how many characters are left and names the likeliest");
  }
}
