package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar from outside, compiled against the API alone, is dropped into a folder and used. */
class StrangersJarTest {
  private static final String STUDY =
      """
      study: strangers
      task:      { type: odd-ones, length: 6 }
      cell:      { type: leaky-rnn, units: 4, keep: 0.5 }
      optimizer: { type: sign-sgd, rate: 0.01 }
      training:  { batch: 4, updates: 3, evaluate-every: 3, evaluation-sequences: 8 }
      compare:   { cell: [leaky-rnn, rnn] }
      seeds: 1
      """;

  @TempDir Path folder;
  private Path plugins;
  private Path study;

  @BeforeEach
  void drop_the_jar() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    study = folder.resolve("study.yaml");
    Files.writeString(study, STUDY);
    Path target = Path.of("../../plugins/example-plugin/target");
    try (var files = Files.list(target)) {
      Path jar =
          files
              .filter(f -> f.getFileName().toString().matches("carousel-example.*[0-9]\\.jar"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no jar of the example plugin in " + target));
      Files.copy(jar, plugins.resolve("example.jar"));
    }
  }

  private int run(Command command, Path file) {
    return command.run("run", file, "--out", folder.resolve("runs"), "--plugins", plugins);
  }

  @Test
  void its_cell_optimizer_and_task_run_in_a_study() {
    var command = new Command();
    assertEquals(ExitCode.OK, run(command, study), command.err());
    assertTrue(command.out().contains("leaky-rnn"), command.out());
  }

  @Test
  void without_it_the_study_is_invalid() {
    var command = new Command();
    assertEquals(ExitCode.INVALID_STUDY, command.run("run", study, "--out", folder), command.err());
    assertTrue(command.err().contains("no task \"odd-ones\""), command.err());
  }

  @Test
  void broken_jars_beside_it_are_named_and_stop_nothing() throws IOException {
    Files.writeString(plugins.resolve("not-a-jar.jar"), "plain text");
    Files.write(plugins.resolve("empty.jar"), new byte[0]);
    var command = new Command();
    assertEquals(ExitCode.OK, run(command, study), command.err());
    assertTrue(command.err().contains("not-a-jar.jar"), command.err());
    assertTrue(command.err().contains("empty.jar"), command.err());
  }

  @Test
  void a_study_that_needs_a_broken_jar_says_so() throws IOException {
    Files.writeString(plugins.resolve("broken.jar"), "plain text");
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, STUDY.replace("type: odd-ones", "type: missing-task"));
    var command = new Command();
    assertEquals(ExitCode.PLUGIN, run(command, other), command.err());
    assertTrue(command.err().contains("broken.jar"), command.err());
  }
}
