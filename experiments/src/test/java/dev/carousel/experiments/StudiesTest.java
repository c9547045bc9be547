package dev.carousel.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every study runs, at toy size, and is written about. */
class StudiesTest {

  static Stream<Path> studies() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("."))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("study.yaml")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void there_are_studies() throws IOException {
    assertTrue(studies().count() >= 3, "the folder is the working directory of the test");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void a_study_trains_at_toy_size(Path study, @TempDir Path runs) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Main.execute(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "run",
            study.resolve("study.yaml").toString(),
            "--out",
            runs.toString(),
            small(study, runs),
            "training.updates=2",
            "training.evaluate-every=2",
            "training.evaluation-sequences=8",
            "cell.units=4",
            "seeds=2");
    assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("Verdict"), "the report");
  }

  /** In the place of files that only users have, small ones of the same form. */
  private static String small(Path study, Path folder) throws IOException {
    String content =
        switch (study.getFileName().toString()) {
          case "tiny-shakespeare" -> "To be, or not to be: that is the question.\n".repeat(60);
          case "digits" -> ("0,".repeat(64) + "1\n" + "9,".repeat(64) + "0\n").repeat(10);
          case "jsb-chorales" -> {
            String piece = "[[[60, 64], [62], [60]]]";
            yield "{\"train\": %s, \"valid\": %s, \"test\": %s}".formatted(piece, piece, piece);
          }
          default -> "";
        };
    return content.isEmpty()
        ? "seed=1"
        : "task.file=" + Files.writeString(folder.resolve("small.data"), content);
  }

  /** Studies of users' files have a report once those were there. */
  static Stream<Path> reported() throws IOException {
    return studies().filter(study -> Files.exists(study.resolve("report.md")));
  }

  @ParameterizedTest
  @MethodSource("reported")
  void a_study_has_its_question_a_prediction_and_a_report(Path study) throws IOException {
    String readme = Files.readString(study.resolve("README.md"));
    String question =
        Files.readString(study.resolve("study.yaml"))
            .lines()
            .filter(line -> line.startsWith("question: "))
            .map(line -> line.substring("question: ".length()))
            .findFirst()
            .orElseThrow();
    assertTrue(readme.startsWith("# " + question), readme);
    assertTrue(readme.contains("**Prediction.**"), "a prediction");
    assertTrue(readme.contains("**Answer.**"), "an answer");
    String report = Files.readString(study.resolve("report.md"));
    assertTrue(report.startsWith("# " + study.getFileName()), "the report is of this study");
    assertTrue(report.contains(question), "the report answers the study's question");
  }
}
