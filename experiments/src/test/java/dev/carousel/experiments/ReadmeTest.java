package dev.carousel.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is in the repository's files. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```(?:yaml|sh|)\n(.*?)```", Pattern.DOTALL);

  /** A line of a table with a number in it, not a heading. */
  private static final Pattern ROW = Pattern.compile("^  .*[0-9]");

  private static List<String> blocks() throws IOException {
    var blocks = new ArrayList<String>();
    var matcher = BLOCK.matcher(Files.readString(Path.of("../README.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  @Test
  void the_cell_is_that_of_a_study() throws IOException {
    String study = Files.readString(Path.of("own-cell/study.yaml"));
    assertTrue(study.contains(blocks().getFirst()), blocks().getFirst());
  }

  @Test
  void the_study_is_the_quickstart() throws IOException {
    assertEquals(Files.readString(Path.of("quickstart/study.yaml")), blocks().get(1));
  }

  @Test
  void the_command_runs_the_quickstart() throws IOException {
    assertEquals("./carousel run experiments/quickstart/study.yaml\n", blocks().get(2));
  }

  @Test
  void the_verdict_is_that_of_the_report() throws IOException {
    String report = words(Files.readString(Path.of("quickstart/report.md")).replace("\\", ""));
    List<String> sentences = sentences(blocks().get(3));
    assertTrue(sentences.size() >= 3, "the verdict");
    for (String sentence : sentences) {
      assertTrue(report.contains(sentence), sentence);
    }
  }

  @Test
  void every_row_of_its_tables_is_one_of_the_report() throws IOException {
    String report =
        words(Files.readString(Path.of("quickstart/report.md")).replaceAll("[|\\\\]", " "));
    String output = blocks().get(3);
    List<String> rows =
        output
            .substring(output.indexOf("\nSolved seeds"))
            .lines()
            .filter(ROW.asPredicate())
            .toList();
    assertTrue(rows.size() >= 15, "arms and comparisons: " + rows);
    for (String row : rows) {
      assertTrue(report.contains(words(row)), row);
    }
  }

  @Test
  void the_edited_cell_and_the_ablation_are_valid(@TempDir Path folder) throws IOException {
    List<String> edits =
        blocks().stream()
            .filter(block -> block.startsWith("cell: { type") || block.startsWith("ablate:"))
            .toList();
    assertEquals(2, edits.size(), edits::toString);
    for (String edit : edits) {
      Path study = folder.resolve("study.yaml");
      Files.writeString(study, "study: readme\ntask: { type: latch, gap: 5 }\n" + edit);
      var err = new ByteArrayOutputStream();
      int status =
          Main.execute(
              new PrintStream(OutputStream.nullOutputStream()),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              "validate",
              study.toString());
      assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    }
  }

  /** The sentences between the headings of the verdict and of the table. */
  private static List<String> sentences(String output) {
    int from = output.indexOf("Verdict\n") + "Verdict\n".length();
    String verdict = output.substring(from, output.indexOf("\nSolved seeds"));
    return Pattern.compile("(?m)^  (?=\\S)")
        .splitAsStream(verdict)
        .map(ReadmeTest::words)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
