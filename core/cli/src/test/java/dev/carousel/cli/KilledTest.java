package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in the middle of a study, and the same command afterwards. */
class KilledTest {
  private static final String STUDY =
      """
      study: little
      task:     { type: latch, gap: 5 }
      cell:     { type: rnn, units: 4 }
      training: { batch: 8, updates: 1000, evaluate-every: 100, evaluation-sequences: 16, stop: never }
      compare:  { cell: [rnn, lstm] }
      seeds: 6
      """;

  private static final long SECONDS = 60;

  @TempDir Path folder;
  private final Command command = new Command();
  private Path study;

  @BeforeEach
  void write() throws IOException {
    study = folder.resolve("study.yaml");
    Files.writeString(study, STUDY);
  }

  private Process start(Path runs, String... overrides) throws IOException {
    var words =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                study.toString(),
                "--workers",
                "1",
                "--out",
                runs.toString()));
    words.addAll(List.of(overrides));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private static List<Path> results(Path runs) throws IOException {
    return files(runs, "result.json");
  }

  private static List<Path> files(Path runs, String name) throws IOException {
    Path trials = runs.resolve("little").resolve("trials");
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    try (Stream<Path> ids = Files.list(trials)) {
      return ids.map(id -> id.resolve(name)).filter(Files::exists).toList();
    }
  }

  private void await(Process process, Path runs, String name) throws Exception {
    while (files(runs, name).isEmpty()) {
      assertTrue(process.isAlive(), Files.readString(folder.resolve("said.txt")));
      Thread.sleep(5);
    }
  }

  private static Map<String, String> digests(Path runs) throws IOException {
    var digests = new TreeMap<String, String>();
    for (Path result : results(runs)) {
      Fields record = Fields.of(Json.read(Files.readString(result)));
      digests.put(record.text("id"), record.text("digest"));
    }
    return digests;
  }

  @Test
  void a_killed_study_continues_to_the_same_bits() throws Exception {
    Path killed = folder.resolve("killed");
    Process process = start(killed);
    await(process, killed, "result.json");
    process.destroyForcibly();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
    int before = results(killed).size();
    assertTrue(before >= 1 && before < 12, before + " results");
    assertEquals(0, command.run("run", study, "--out", killed), command.err());
    assertTrue(command.err().startsWith("12 trials, " + before + " of them done before\n"));
    Path whole = folder.resolve("whole");
    assertEquals(0, command.run("run", study, "--out", whole), command.err());
    assertEquals(12, digests(whole).size());
    assertEquals(digests(whole), digests(killed));
  }

  @Test
  void a_terminated_study_stops_at_the_next_update_and_reports() throws Exception {
    Path stopped = folder.resolve("stopped");
    Process process = start(stopped, "training.updates=100000000");
    await(process, stopped, "curve.jsonl");
    process.destroy();
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
    assertNotEquals(0, process.exitValue());
    String said = Files.readString(folder.resolve("said.txt"));
    assertTrue(said.contains("stopping at the next update"), said);
    assertTrue(said.contains(": interrupted after "), said);
    assertTrue(said.contains("trials have no result; the same command runs them."), said);
    assertTrue(Files.exists(stopped.resolve("little").resolve("report.md")));
  }
}
