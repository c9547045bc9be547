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
  private static final int DISTRACTORS = 4;

  private static final int NONE = -1;

  /**
   * First token of each sort; there are four distractors, and Y follows X.
   *
   * @param start the token of the first step, and end that of the last; -1 if there is none
   */
  record Tokens(int start, int end, int distractor, int x) {
    private boolean bounded() {
      return start != NONE;
    }

    private int count() {
      return DISTRACTORS + 2 + (bounded() ? 2 : 0);
    }
  }

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

  /** The form of Pascanu, Mikolov and Bengio: each place is a tenth of the length, from 0. */
  static RareSymbols unbounded(int length, int... tenths) {
    List<Range> places =
        IntStream.of(tenths)
            .mapToObj(t -> new Range(part(length, 10 * t), part(length, 10 * t + 10) - 1))
            .toList();
    return new RareSymbols(new Tokens(NONE, NONE, 0, 4), places, length, length);
  }

  private static int part(int length, int hundredths) {
    return (int) ((long) length * hundredths / 100);
  }

  Format format() {
    return Format.tokens(tokens.count(), 1 << places.size(), longest);
  }

  Episodes episodes(RandomStream random) {
    return rows(1, random);
  }

  /** So many sequences in a row, each with its target at its end. */
  Episodes rows(int parts, RandomStream random) {
    var steps = new int[parts];
    return sequence -> {
      int all = 0;
      for (int part = 0; part < parts; part++) {
        steps[part] = random.between(shortest, longest);
        all += steps[part];
      }
      sequence.begin(all);
      int start = 0;
      for (int own : steps) {
        write(sequence, start, own, random);
        start += own;
      }
    };
  }

  private void write(Sequence sequence, int start, int steps, RandomStream random) {
    int end = start + steps - 1;
    for (int step = start; step <= end; step++) {
      boolean bound = tokens.bounded() && (step == start || step == end);
      if (!bound) {
        sequence.token(step, tokens.distractor() + random.below(DISTRACTORS));
      }
    }
    if (tokens.bounded()) {
      sequence.token(start, tokens.start());
      sequence.token(end, tokens.end());
    }
    int order = 0;
    for (Range place : places) {
      int symbol = random.below(2);
      sequence.token(start + random.between(place.from(), place.to()), tokens.x() + symbol);
      order = 2 * order + symbol;
    }
    sequence.target(end, order);
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
