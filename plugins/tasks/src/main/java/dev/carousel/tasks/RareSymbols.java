package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sequences of distractors with a few symbols X or Y among them, whose order is the class: what the
 * temporal order problems share.
 *
 * @param tokens their numbers
 * @param places the earliest and the latest step of each symbol
 * @param shortest fewest steps of a sequence
 * @param longest most steps
 */
record RareSymbols(Tokens tokens, List<Range> places, int shortest, int longest) {
  private static final int TOKENS = 8;
  private static final int DISTRACTORS = 4;

  /** First token of each sort; there are four distractors, and Y follows X. */
  record Tokens(int start, int end, int distractor, int x) {}

  /** Steps, both included. */
  record Range(int from, int to) {}

  /** The form of Martens and Sutskever, with places in hundredths of the length. */
  static RareSymbols in2011(int length, Range... hundredths) {
    List<Range> places =
        Stream.of(hundredths)
            .map(range -> new Range(Math.max(1, part(length, range.from)), part(length, range.to)))
            .toList();
    return new RareSymbols(new Tokens(7, 6, 0, 4), places, length, (int) ((11L * length - 1) / 10));
  }

  private static int part(int length, int hundredths) {
    return (int) ((long) length * hundredths / 100);
  }

  Format format() {
    return Format.tokens(TOKENS, 1 << places.size(), longest);
  }

  Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random.between(shortest, longest), random);
  }

  private void write(Sequence sequence, int steps, RandomStream random) {
    sequence.begin(steps);
    sequence.token(0, tokens.start());
    for (int step = 1; step < steps - 1; step++) {
      sequence.token(step, tokens.distractor() + random.below(DISTRACTORS));
    }
    int order = 0;
    for (int i = 0; i < places.size(); i++) {
      int symbol = random.below(2);
      Range place = places.get(i);
      sequence.token(random.between(place.from(), place.to()), tokens.x() + symbol);
      order = 2 * order + symbol;
    }
    sequence.token(steps - 1, tokens.end());
    sequence.target(steps - 1, order);
  }

  /** Chance, then one symbol known, two known, up to all but one. */
  List<Baseline> baselines() {
    return IntStream.range(0, places.size())
        .mapToObj(known -> Guess.among(name(known), meaning(known), 1 << (places.size() - known)))
        .flatMap(List::stream)
        .toList();
  }

  private static String name(int known) {
    return switch (known) {
      case 0 -> Guess.CHANCE;
      case 1 -> "one symbol";
      default -> known + " symbols";
    };
  }

  private String meaning(int known) {
    return known == 0
        ? "names any class"
        : "knows " + known + " of the " + places.size() + " symbols, as a rule the nearest";
  }
}
