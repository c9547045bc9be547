package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, small: one YAML text to a report, two cells, two seeds, three updates. */
class SmokeTest {
  private static final String STUDY =
      """
      study: smoke
      question: Does anything work?
      task:     { type: latch, gap: 3 }
      cell:     { type: lstm, units: 4 }
      training: { batch: 4, updates: 3, evaluate-every: 3, evaluation-sequences: 64 }
      compare:  { cell: [rnn, lstm] }
      seeds: 2
      """;

  @Test
  void a_study_becomes_a_report(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY);
    var command = new Command();
    assertEquals(ExitCode.OK, command.run("run", file, "--out", folder.resolve("runs")));
    for (String words : new String[] {"smoke", "Does anything work?", "rnn", "lstm", "0/2"}) {
      assertTrue(command.out().contains(words), command.out());
    }
    assertEquals(
        4, command.err().lines().filter(line -> line.contains("unsolved after 3")).count());
    String report = Files.readString(folder.resolve("runs/smoke/report.md"));
    assertTrue(report.startsWith("# smoke"), report);
  }
}
