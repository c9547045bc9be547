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
 * Write what a short program prints.
 *
 * <p>The program begins as one number of {@code length} digits. {@code nesting} times, one of six
 * operations, equally likely, makes a new expression of the expression so far: add a number,
 * subtract a number (from either side), multiply by a small number (1 to {@code 4 length}), assign
 * it to a variable and add, add to it in a loop (1 to {@code 4 length} times), or choose it or a
 * number by a comparison of two numbers. All other numbers have {@code length} digits too. With
 * {@code mix}, each program draws its own length and nesting, uniform from 1 to these. The last
 * line prints the expression. The answer follows as {@link Answer} says, and only its characters
 * count, each predicted from the right ones before it.
 *
 * <p>The kinds of statement are those of the paper; the shares of each and their arguments are not
 * published there. {@link LearningToExecuteAdd} is its addition task.
 */
@Name("learning-to-execute")
@Summary("Write what a short program prints, character by character")
@Source("Zaremba & Sutskever 2014, Learning to Execute, section 3")
@Example("a=47\\nfor x in range(3):a+=15\\nprint((a-21)). -> 71.")
public record LearningToExecute(
    @Doc("digits of the numbers in a program") @Default("2") @Min(1) @Max(6) int length,
    @Doc("operations of a program") @Default("2") @Min(1) @Max(6) int nesting,
    @Doc("whether each program draws its length and nesting, uniform from 1 to these")
        @Default("false")
        boolean mix)
    implements Task {

  @Override
  public Format format() {
    int question = Script.longest(length, nesting);
    int answer = Script.longestAnswer(length, nesting);
    return Format.tokens(Script.CHARACTERS.count(), Answer.CLASSES, question + answer);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var script = new Script(random);
    return sequence -> write(sequence, script, random);
  }

  private void write(Sequence sequence, Script script, RandomStream random) {
    if (mix) {
      int ownLength = random.between(1, length);
      script.write(ownLength, random.between(1, nesting));
    } else {
      script.write(length, nesting);
    }
    int question = script.text().length();
    sequence.begin(question + Answer.length(script.value()));
    Script.CHARACTERS.write(sequence, script.text());
    Answer.write(sequence, question, script.value());
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
