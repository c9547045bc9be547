package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each exit status, and what is said with it. */
class MainTest {
  private static final String STUDY =
      """
      study: little
      task:     { type: latch, gap: 2 }
      cell:     { type: rnn, units: 3 }
      training: { batch: 4, updates: 3, evaluate-every: 3, evaluation-sequences: 64 }
      compare:  { optimizer.rate: [0.01, 0.1] }
      """;

  @TempDir Path folder;
  private final Command command = new Command();
  private Path study;

  @BeforeEach
  void write() throws IOException {
    study = folder.resolve("study.yaml");
    Files.writeString(study, STUDY);
  }

  private int run(Object... more) {
    var arguments = new java.util.ArrayList<Object>(List.of("run", study));
    arguments.addAll(List.of("--out", folder.resolve("runs")));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray());
  }

  private void says(String words) {
    assertTrue(command.err().contains(words), command.err());
  }

  @Test
  void all_well_is_0() {
    assertEquals(0, run("seeds=1"));
    assertTrue(command.out().startsWith("little\n"), command.out());
    says("files: " + folder.resolve("runs").resolve("little"));
  }

  @Test
  void failed_trials_are_1() throws IOException {
    assertEquals(1, run("seeds=1", "task=failing-task", "--workers", 1));
    says("the task FailingTask of trouble 1.0 (");
    says("failed: IllegalStateException: no such sequence");
    says("2 of 2 trials have no result; the same command runs them.");
    assertFalse(command.err().contains("\tat "), command.err());
  }

  @Test
  void a_command_that_is_not_there_is_2_with_the_nearest() {
    assertEquals(2, command.run("lsit"));
    assertEquals(
        """
        error[usage]: there is no command lsit
        help: did you mean `list`?
        help: `carousel --help` shows how.
        """,
        command.err());
    assertEquals("", command.out());
  }

  @Test
  void an_option_that_is_not_there_is_2_with_the_nearest() {
    assertEquals(2, run("--wokers=3"));
    says("error[usage]: there is no option --wokers=3\nhelp: did you mean `--workers`?\n");
  }

  @Test
  void no_command_an_argument_too_many_and_a_missing_one_are_2() {
    assertEquals(2, command.run());
    says("error[usage]: a command is missing");
    assertEquals(2, command.run("list", "cells", "tasks"));
    says("error[usage]: there is an argument too many: tasks");
    assertEquals(2, command.run("run"));
    says("error[usage]: missing required parameter: 'STUDY'");
    assertEquals(2, run("--workers", "0"));
    says("error[usage]: --workers must be at least 1, not 0");
    assertEquals(2, run("--output", "xml"));
    says("it must be text or json, not xml");
  }

  @Test
  void files_that_are_not_there_are_2() {
    assertEquals(2, command.run("run", folder.resolve("studi.yaml")));
    says("error[usage]: there is no file " + folder.resolve("studi.yaml"));
    says("help: did you mean " + study + "?");
    assertEquals(2, command.run("run", folder));
    says("help: did you mean " + study + "?");
    assertEquals(2, command.run("list", "--plugins", folder.resolve("none")));
    says("error[usage]: --plugins: there is no folder");
    assertEquals(2, command.run("report", folder));
    says("error[usage]: no study was run in " + folder);
  }

  @Test
  void a_folder_that_cannot_be_written_is_2() {
    assertEquals(2, command.run("run", study, "--out", study));
    says("error[file]: ");
    assertFalse(command.err().contains("\tat "), command.err());
  }

  @Test
  void a_folder_in_use_is_2() throws IOException {
    var used = new dev.carousel.lab.record.StudyFolder(folder.resolve("runs").resolve("little"));
    try (var _ = used.lock()) {
      assertEquals(2, run());
    }
    says("error[in-use]: another run is writing in " + used.path());
  }

  @Test
  void a_study_with_mistakes_is_3_and_all_are_shown() {
    for (String name : List.of("run", "plan", "validate")) {
      assertEquals(3, command.run(name, study, "seeds=many", "tsk.gap=3"));
      says("error[wrong-type]");
      says("error[unknown-key]");
      assertEquals("", command.out());
    }
  }

  @Test
  void a_plugin_that_is_broken_matters_only_where_it_is_needed() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.writeString(plugins.resolve("broken.jar"), "not a jar");
    assertEquals(0, run("--plugins", plugins, "seeds=1"));
    says("warning: the plugin " + plugins.resolve("broken.jar") + " is not a jar");
    assertEquals(4, run("--plugins", plugins, "cell=absent-cell"));
    assertEquals(4, command.run("describe", "cell", "absent-cell", "--plugins", plugins));
    assertEquals(2, command.run("describe", "cell", "absent-cell"));
  }

  @Test
  void a_plugin_that_breaks_its_contract_is_4_and_named() {
    assertEquals(4, command.run("describe", "failing-cell"));
    says("error[plugin]: the cell failing-cell of trouble 1.0 (");
    says("fails: java.lang.IllegalStateException: no equations");
    assertEquals(4, command.run("explain", "failing-cell"));
    assertEquals(4, run("cell=failing-cell"));
  }

  @Test
  void a_mistake_of_ours_is_70_with_the_trace_and_how_to_report_it() {
    var err = new ByteArrayOutputStream();
    var out =
        new PrintStream(new ByteArrayOutputStream()) {
          @Override
          public void print(String text) {
            throw new IllegalStateException("out of ink");
          }
        };
    int status =
        Main.execute(out, new PrintStream(err, true, StandardCharsets.UTF_8), "list", "cells");
    assertEquals(70, status);
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("IllegalStateException: out of ink\n\tat "), said);
    assertTrue(said.contains("error[bug]: this is a mistake in Carousel"), said);
    assertTrue(said.contains("help: please report it"), said);
  }

  @Test
  void interrupted_is_130_and_the_same_command_continues() throws Exception {
    var status = new int[1];
    var thread =
        Thread.ofPlatform()
            .start(
                () ->
                    status[0] = run("seeds=1", "training.updates=1000000", "training.stop=never"));
    Path trials = folder.resolve("runs").resolve("little").resolve("trials");
    while (!Files.isDirectory(trials) || trials.toFile().list().length == 0) {
      assertTrue(thread.isAlive(), command.err());
      Thread.sleep(10);
    }
    thread.interrupt();
    thread.join();
    assertEquals(130, status[0], command.err());
    says("2 of 2 trials have no result; the same command runs them.");
    assertTrue(Files.exists(folder.resolve("runs").resolve("little").resolve("report.md")));
    assertEquals(0, run("seeds=1"));
  }

  @Test
  void help_is_on_standard_output() {
    assertEquals(0, command.run("--help"));
    assertTrue(command.out().contains("Exit status: 0 all went well"), command.out());
    for (String name :
        List.of(
            "run",
            "plan",
            "validate",
            "report",
            "list",
            "describe",
            "explain",
            "draw",
            "reference",
            "bench")) {
      assertTrue(command.run("--help") == 0 && command.out().contains("\n  " + name + " "));
      assertEquals(0, command.run(name, "--help"));
      assertTrue(command.out().startsWith("Usage: carousel " + name), command.out());
      assertTrue(command.out().contains("\nExample"), command.out());
      assertEquals("", command.err());
    }
  }

  @Test
  void a_cell_that_cannot_be_measured_is_named_and_stops_no_other() {
    assertEquals(1, command.run("bench", "failing-cell", "rnn", "--units", 3, "--seconds", 1));
    says("failed: failing-cell: the cell failing-cell of trouble 1.0 (");
    assertTrue(command.out().contains("\nrnn "), command.out());
    assertEquals(2, command.run("bench", "lsmt"));
    assertEquals(2, command.run("bench", "lstm", "--beside", "lsmt"));
    says("no cell \"lsmt\"");
    assertEquals(2, command.run("bench", "lstm", "--units", 0));
    assertEquals("", command.out());
  }

  @Test
  void the_version_is_on_standard_output() {
    assertEquals(0, command.run("--version"));
    assertTrue(command.out().matches("carousel \\S+ \\(Java 25.*\\)\\R"), command.out());
  }
}
