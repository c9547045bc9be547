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
import java.util.stream.Stream;

/**
 * Predict the next character of nested tags, whose closing names must be remembered.
 *
 * <p>A text of {@code <name>} and {@code </name>}, properly nested and cut off after {@code length}
 * characters. Names have 2 to {@code longestName} uniform lower-case letters. Outside all tags one
 * opens; at {@code depth} open tags the innermost closes; else either happens with probability 1/2.
 * The next character is to be predicted at every step; the letters of closing names decide, because
 * only they can be known for certain from far back.
 */
@Name("jozefowicz-xml")
@Summary("Predict the next character of nested tags; the closing names decide")
@Source("Jozefowicz, Zaremba & Sutskever 2015, ICML, section 3.2")
@Example("<ab><cde></cde></ab> -> decisive: c d e a b")
public record JozefowiczXml(
    @Doc("characters of a sequence, enough for the deepest nesting to begin closing")
        @Default("100")
        @Min(12)
        int length,
    @Doc("most tags open at once") @Default("4") @Min(1) int depth,
    @Doc("most letters of a name") @Default("10") @Min(2) @Max(100) int longestName)
    implements Task {

  static final Characters CHARACTERS = new Characters("abcdefghijklmnopqrstuvwxyz<>/");

  private static final int LETTERS = 26;
  private static final int LESS = 26;
  private static final int GREATER = 27;
  private static final int SLASH = 28;
  private static final int SHORTEST_NAME = 2;

  public JozefowiczXml {
    int needed = depth * (longestName + 2) + 3;
    if (length < needed) {
      throw new IllegalArgumentException(
          "tags of depth " + depth + " need a length of at least " + needed + ", not " + length);
    }
  }

  @Override
  public Format format() {
    return Format.nextToken(LETTERS + 3, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var document = new Document(random);
    return document::write;
  }

  /** The tags of a text that are open, while it is written. */
  private final class Document {
    private final RandomStream random;
    private final int[] letters = new int[depth * longestName];
    private final int[] sizes = new int[depth];
    private int open;
    private int step;

    Document(RandomStream random) {
      this.random = random;
    }

    void write(Sequence sequence) {
      sequence.begin(length);
      open = 0;
      step = 0;
      while (step < length) {
        if (open == 0 || open < depth && random.below(2) == 0) {
          open(sequence);
        } else {
          close(sequence);
        }
      }
    }

    private void open(Sequence sequence) {
      put(sequence, LESS);
      sizes[open] = random.between(SHORTEST_NAME, longestName);
      for (int i = 0; i < sizes[open]; i++) {
        int letter = random.below(LETTERS);
        letters[open * longestName + i] = letter;
        put(sequence, letter);
      }
      put(sequence, GREATER);
      open++;
    }

    private void close(Sequence sequence) {
      open--;
      put(sequence, LESS);
      put(sequence, SLASH);
      for (int i = 0; i < sizes[open]; i++) {
        if (step < length) {
          sequence.decisive(step - 1);
        }
        put(sequence, letters[open * longestName + i]);
      }
      put(sequence, GREATER);
    }

    /** Writes a character that is to be predicted, unless the text is full. */
    private void put(Sequence sequence, int token) {
      if (step < length) {
        sequence.token(step, token);
        if (step > 0) {
          sequence.counts(step - 1);
        }
        step++;
      }
    }
  }

  /** One closing letter in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    List<Baseline> chance =
        Blind.chance(this, "knows how many characters are left and names the likeliest");
    // Where every tag has one length, knowing the nesting is knowing nothing more.
    double letter = Math.max(1.0 / LETTERS, chance.getFirst().value());
    String nested = "knows how the tags are nested, but no name";
    return Stream.of(
            chance,
            List.of(new Baseline("nesting", nested, Metric.ACCURACY, letter)),
            Present.beyond(chance, this))
        .flatMap(List::stream)
        .toList();
  }
}
