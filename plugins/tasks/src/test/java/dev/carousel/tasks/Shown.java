package dev.carousel.tasks;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first sequence of a sample as examples write it. */
final class Shown {
  private Shown() {}

  /** The names of its tokens, joined by {@code between}. */
  static String tokens(Sample sample, IntFunction<String> names, String between) {
    return sample.tokens(0).stream().map(names::apply).collect(Collectors.joining(between));
  }

  /** The names of its targets, one for each step, {@code _} where none counts. */
  static String targets(Sample sample, IntFunction<String> names) {
    return IntStream.range(0, sample.length(0))
        .mapToObj(step -> sample.counted(step, 0) ? names.apply(sample.target(step, 0)) : "_")
        .collect(Collectors.joining(" "));
  }

  /** The names of the targets that count, joined by nothing. */
  static String answer(Sample sample, IntFunction<String> names) {
    return IntStream.range(0, sample.length(0))
        .filter(step -> sample.counted(step, 0))
        .mapToObj(step -> names.apply(sample.target(step, 0)))
        .collect(Collectors.joining());
  }

  /** Names of one character each. */
  static IntFunction<String> of(String characters) {
    return index -> String.valueOf(characters.charAt(index));
  }
}
