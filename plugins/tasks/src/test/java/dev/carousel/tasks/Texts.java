package dev.carousel.tasks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sequence of a task that reads a question and writes an answer.
 *
 * @param question what is read before the first target
 * @param readBack what is read from then on
 * @param answer the targets
 */
record Texts(String question, String readBack, String answer) {
  static Texts of(Sample sample, int b, Characters characters) {
    int start =
        IntStream.range(0, sample.length(b))
            .filter(step -> sample.counted(step, b))
            .findFirst()
            .orElseThrow();
    String read =
        sample.tokens(b).stream()
            .map(token -> String.valueOf(characters.at(token)))
            .collect(Collectors.joining());
    String answer =
        IntStream.range(start, sample.length(b))
            .mapToObj(step -> String.valueOf(Answer.CHARACTERS.charAt(sample.target(step, b))))
            .collect(Collectors.joining());
    return new Texts(read.substring(0, start + 1), read.substring(start + 1), answer);
  }
}
