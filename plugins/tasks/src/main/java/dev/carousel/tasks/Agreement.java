package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
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
import dev.carousel.tasks.Lexicon.Fact;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Complete a sentence whose last word agrees with a word far back, or near by.
 *
 * <p>{@code far} is <em>i grew up in france . FILLER . i speak fluent</em>, to be completed by
 * <em>french</em>; {@code near} is <em>FILLER . the clouds are in the</em>, to be completed by
 * <em>sky</em>. The filler is {@code gap} words of a small grammar, 4 more in {@code near}, so that
 * both have {@code gap + 10} steps, one vocabulary and as many equally likely answers: only the
 * distance differs, {@code gap + 5} steps from <em>france</em> to the last step and 3 from
 * <em>clouds</em>. Only the last step counts. Mentions (<em>my friend visited spain</em>) name a
 * country independent of the answer, possibly the same, so they mislead and tell nothing.
 *
 * <p>The two sentences are Olah's; his text has them as examples, not as a task.
 */
@Name("agreement")
@Summary("Complete a sentence that hangs on a word far back (france, french) or near by")
@Source("after Olah 2015, Understanding LSTM Networks; Linzen, Dupoux & Goldberg 2016, TACL 4")
@Example("i grew up in france . my sister often painted a house . i speak fluent -> french")
public record Agreement(
    @Doc("words of the filler between the fact and the question") @Default("30") @Min(1) int gap,
    @Doc("whether the deciding word is before the filler (far) or behind it (near)") @Default("far")
        Distance sentence,
    @Doc("different answers: countries with their language, or things with their place")
        @Default("8")
        @Min(2)
        @Max(Lexicon.FACTS)
        int facts,
    @Doc("mentions of a country in the filler, 5 words each") @Default("0") @Min(0) int distractors)
    implements Task {

  /** Where the deciding word is. */
  public enum Distance {
    FAR,
    NEAR
  }

  private static final int AROUND_FAR = 10;
  private static final int MORE_FILLER_NEAR = 4;
  private static final int[] SPEAK = Lexicon.tokens(". i speak fluent");

  public Agreement {
    if (distractors > (gap - 1) / Filler.MENTION) {
      throw new IllegalArgumentException(
          distractors + " distractors need a gap of more than " + Filler.MENTION * distractors);
    }
  }

  /** The words a sequence may hold; a token is an index into them. */
  public static List<String> words() {
    return Lexicon.WORDS;
  }

  /** The words a sequence may be completed by; a class is an index into them. */
  public static List<String> answers() {
    return Lexicon.ANSWERS;
  }

  /** Sequence {@code b} of a batch of this task in words, such as the example above. */
  public static String render(Batch batch, int b) {
    int last = (batch.length(b) - 1) * batch.sequences() + b;
    return IntStream.range(0, batch.length(b))
        .mapToObj(step -> Lexicon.WORDS.get(batch.tokens()[step * batch.sequences() + b]))
        .collect(Collectors.joining(" ", "", " -> " + Lexicon.ANSWERS.get(batch.classes()[last])));
  }

  @Override
  public Format format() {
    return Format.tokens(Lexicon.WORDS.size(), Lexicon.ANSWERS.size(), gap + AROUND_FAR);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    int[] countries =
        Lexicon.COUNTRIES.stream()
            .limit(facts)
            .mapToInt(country -> Lexicon.tokens(country.item())[0])
            .toArray();
    int[][] clues = clues();
    return sequence -> write(sequence, clues, countries, random);
  }

  /** The words that name a fact, for each. */
  private int[][] clues() {
    return switch (sentence) {
      case FAR -> Lexicon.COUNTRIES.stream().map(Agreement::before).toArray(int[][]::new);
      case NEAR -> Lexicon.THINGS.stream().map(Agreement::after).toArray(int[][]::new);
    };
  }

  private void write(Sequence sequence, int[][] clues, int[] countries, RandomStream random) {
    int fact = random.below(facts);
    sequence.begin(gap + AROUND_FAR);
    int answer =
        switch (sentence) {
          case FAR -> {
            int start = put(sequence, 0, clues[fact]);
            int end = put(sequence, start, Filler.words(gap, distractors, countries, random));
            put(sequence, end, SPEAK);
            yield fact;
          }
          case NEAR -> {
            int[] filler = Filler.words(gap + MORE_FILLER_NEAR, distractors, countries, random);
            int end = put(sequence, 0, filler);
            put(sequence, end, clues[fact]);
            yield Lexicon.COUNTRIES.size() + fact;
          }
        };
    sequence.target(gap + AROUND_FAR - 1, answer);
  }

  private static int[] before(Fact country) {
    return Lexicon.tokens("i grew up in " + country.item() + " .");
  }

  private static int[] after(Fact thing) {
    return Lexicon.tokens(". the " + thing.item() + " are " + thing.preposition() + " the");
  }

  /** Writes tokens from a step on and returns the step after them. */
  private static int put(Sequence sequence, int start, int[] tokens) {
    for (int i = 0; i < tokens.length; i++) {
      sequence.token(start + i, tokens[i]);
    }
    return start + tokens.length;
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    String meaning = "completes the kind of sentence, without the word that decides";
    return List.of(
        new Baseline("chance", meaning, Metric.ACCURACY, 1.0 / facts),
        new Baseline("chance", meaning, Metric.LOSS, StrictMath.log(facts)));
  }
}
