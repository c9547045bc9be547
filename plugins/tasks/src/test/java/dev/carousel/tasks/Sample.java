package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sequences of a task, taken apart for tests. */
final class Sample {
  private final Batch batch;

  private Sample(Batch batch) {
    this.batch = batch;
  }

  static Sample of(Task task, int sequences) {
    return of(task, sequences, Streams.named(1, "sequences"));
  }

  static Sample of(Task task, int sequences, RandomStream random) {
    return new Sample(new Batch(task.format(), sequences).fill(task.episodes(random)));
  }

  static String example(Task task) {
    return ComponentType.of(task.getClass()).example();
  }

  Batch batch() {
    return batch;
  }

  int size() {
    return batch.sequences();
  }

  int length(int b) {
    return batch.length(b);
  }

  int token(int step, int b) {
    return batch.tokens()[step * size() + b];
  }

  int target(int step, int b) {
    return batch.classes()[step * size() + b];
  }

  boolean counted(int step, int b) {
    return batch.counted()[step * size() + b];
  }

  boolean decisive(int step, int b) {
    return batch.decisive()[step * size() + b];
  }

  float input(int step, int channel, int b) {
    return batch.inputs()[(step * size() + b) * batch.format().inputs() + channel];
  }

  /** The class at the last step. */
  int answer(int b) {
    return target(length(b) - 1, b);
  }

  List<Integer> tokens(int b) {
    return IntStream.range(0, length(b)).mapToObj(step -> token(step, b)).toList();
  }

  /** The tokens of a sequence by their names, one character each. */
  String named(String names, int b) {
    return tokens(b).stream()
        .map(token -> String.valueOf(names.charAt(token)))
        .collect(Collectors.joining(" "));
  }

  /** How often each class is the answer. */
  int[] answers() {
    var counts = new int[batch.format().outputs()];
    IntStream.range(0, size()).forEach(b -> counts[answer(b)]++);
    return counts;
  }

  /** Whether counts are those of equally likely cases, within five standard deviations. */
  static boolean balanced(int... counts) {
    double mean = Arrays.stream(counts).average().orElseThrow();
    return Arrays.stream(counts).allMatch(count -> Math.abs(count - mean) < 5 * Math.sqrt(mean));
  }
}
