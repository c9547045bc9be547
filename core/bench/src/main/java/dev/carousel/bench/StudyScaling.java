package dev.carousel.bench;

import dev.carousel.lab.run.Assignment;
import dev.carousel.lab.run.Cancellation;
import dev.carousel.lab.run.Results;
import dev.carousel.lab.run.RunListener;
import dev.carousel.lab.wiring.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A study of 24 equal trials, two at a time beside one at a time, by turns. Wants two idle cores.
 * Every run must have all its trials do their whole budget, and end with the same weights.
 */
public final class StudyScaling {
  private static final int TRIALS = 24;
  private static final int REPETITIONS = 3;
  private static final double GOAL = 0.53;
  private static final String STUDY =
      """
      study: scaling
      task:      { type: latch, gap: 50 }
      cell:      { type: lstm, units: 32 }
      training:  { batch: 32, updates: %d, stop: never }
      compare:
        cell.units: [32]
      seeds: 24
      """;
  private static final int UPDATES = 500;

  private StudyScaling() {}

  /**
   * Prints both medians and their ratio.
   *
   * @param arguments updates of a trial, 500 if missing
   */
  public static void main(String[] arguments) throws IOException {
    int updates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : UPDATES;
    System.out.println(compare(updates, REPETITIONS));
  }

  /** What is printed; a first run warms up. */
  static String compare(int updates, int repetitions) throws IOException {
    String yaml = STUDY.formatted(updates);
    double[] alone = new double[repetitions];
    double[] together = new double[repetitions];
    List<String> expected = weights(run(yaml, 1));
    for (int repetition = 0; repetition < repetitions; repetition++) {
      alone[repetition] = seconds(yaml, 1, expected);
      together[repetition] = seconds(yaml, 2, expected);
    }
    double one = ByTurns.median(alone);
    double two = ByTurns.median(together);
    double ratio = two / one;
    return "%d trials of %d updates: %.2f s one at a time, %.2f s two at a time;"
            .formatted(TRIALS, updates, one, two)
        + " ratio %.3f, at most %.2f: %s".formatted(ratio, GOAL, ratio <= GOAL ? "yes" : "no");
  }

  private static double seconds(String yaml, int workers, List<String> expected)
      throws IOException {
    long start = System.nanoTime();
    Results results = run(yaml, workers);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!weights(results).equals(expected)) {
      throw new IllegalStateException("trials end with other weights, " + workers + " at a time");
    }
    return seconds;
  }

  private static Results run(String yaml, int workers) throws IOException {
    Path folder = Files.createTempDirectory("study-scaling");
    var laboratory = Laboratory.of(List.of(), workers);
    var study = laboratory.studyReader().read("scaling", yaml, List.of());
    var assignment = new Assignment(study, yaml, Path.of(""), List.of(), folder, true);
    Results results =
        laboratory.studyRunner().run(assignment, new RunListener() {}, new Cancellation());
    delete(folder);
    return results;
  }

  /** A digest of each trial's last weights. */
  private static List<String> weights(Results results) {
    if (results.records().size() != TRIALS || results.missing() > 0) {
      throw new IllegalStateException(results.missing() + " trials have no result");
    }
    return results.records().stream().map(record -> record.trained().digest()).toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
