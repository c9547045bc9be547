package dev.carousel.tasks.files;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.api.describe.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A text as tokens, cut in three parts. The alphabet is that of the training part, in the order of
 * code points; one more token stands for all other characters, if there are any.
 */
final class Corpus {

  /**
   * How a text is cut.
   *
   * @param validation share of the text before the test part
   * @param test share of the text at its end
   */
  record Cut(DataFile file, double validation, double test) {}

  private static final Readings<Cut, Corpus> READINGS = new Readings<>(Corpus::new);

  private final int[] tokens;
  private final List<String> alphabet;
  private final int validationStart;
  private final int testStart;
  private final Map<Long, Integer> pairs = new HashMap<>();
  private final int[] counts;
  private final int[] likeliestNext;

  private Corpus(Cut cut) {
    int[] text = cut.file().text().codePoints().toArray();
    testStart = (int) Math.round(text.length * (1 - cut.test()));
    validationStart = (int) Math.round(text.length * (1 - cut.test() - cut.validation()));
    int[] known = IntStream.of(text).limit(validationStart).sorted().distinct().toArray();
    var places = new HashMap<Integer, Integer>();
    for (int i = 0; i < known.length; i++) {
      places.put(known[i], i);
    }
    tokens = IntStream.of(text).map(c -> places.getOrDefault(c, known.length)).toArray();
    boolean others = IntStream.of(tokens).anyMatch(token -> token == known.length);
    alphabet =
        IntStream.concat(IntStream.of(known), others ? IntStream.of(0xFFFD) : IntStream.empty())
            .mapToObj(Character::toString)
            .toList();
    counts = new int[known.length];
    likeliestNext = new int[known.length];
    count();
  }

  static Corpus of(Cut cut) {
    return READINGS.of(cut);
  }

  private void count() {
    for (int i = 0; i < validationStart; i++) {
      counts[tokens[i]]++;
      if (i > 0) {
        pairs.merge(pair(tokens[i - 1], tokens[i]), 1, Integer::sum);
      }
    }
    for (int a = 0; a < counts.length; a++) {
      for (int b = 1; b < counts.length; b++) {
        likeliestNext[a] =
            probability(a, b) > probability(a, likeliestNext[a]) ? b : likeliestNext[a];
      }
    }
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  /** Characters of the training part, which the text begins with. */
  int trained() {
    return validationStart;
  }

  int length() {
    return tokens.length;
  }

  int testStart() {
    return testStart;
  }

  int token(int at) {
    return tokens[at];
  }

  /** Whether a character is in the alphabet. */
  boolean isKnown(int at) {
    return tokens[at] < counts.length;
  }

  List<String> alphabet() {
    return alphabet;
  }

  private double probability(int token) {
    return (counts[token] + 1.0) / (validationStart + counts.length);
  }

  /** Of a character after another: as often as they follow each other, with one more by chance. */
  private double probability(int first, int token) {
    if (first >= counts.length) {
      return probability(token);
    }
    int together = pairs.getOrDefault(pair(first, token), 0);
    return (together + probability(token)) / (counts[first] + 1);
  }

  /** What counts of characters and of pairs of them reach on a part of the text. */
  List<Baseline> baselines(int from, int to) {
    int commonest = 0;
    for (int token = 1; token < counts.length; token++) {
      commonest = counts[token] > counts[commonest] ? token : commonest;
    }
    var alone = new Tally();
    var after = new Tally();
    for (int i = from; i < to; i++) {
      if (isKnown(i)) {
        int before = tokens[i - 1];
        alone.add(probability(tokens[i]), tokens[i] == commonest);
        int guess = isKnown(i - 1) ? likeliestNext[before] : commonest;
        after.add(probability(before, tokens[i]), tokens[i] == guess);
      }
    }
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                i % 2 == 0
                    ? alone.baseline("chance", "knows how often each character is", i < 2)
                    : after.baseline("memoryless", "knows what follows each character", i < 2))
        .toList();
  }

  /** Adds up predictions. */
  private static final class Tally {
    private double bits;
    private int right;
    private int count;

    void add(double probability, boolean correct) {
      bits -= StrictMath.log(probability) / StrictMath.log(2);
      right += correct ? 1 : 0;
      count++;
    }

    Baseline baseline(String name, String meaning, boolean inBits) {
      return inBits
          ? new Baseline(name, meaning, Metric.BITS, bits / count)
          : new Baseline(name, meaning, Metric.ACCURACY, (double) right / count);
    }
  }
}
