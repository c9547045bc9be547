package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOutputTest {
  private static final String STUDY =
      """
      study: little
      task:     { type: latch, gap: 2 }
      cell:     { type: rnn, units: 3 }
      training: { batch: 4, updates: 2, evaluate-every: 2, evaluation-sequences: 64 }
      compare:  { cell: [rnn, gru] }
      seeds: 1
      """;

  @TempDir Path folder;
  private final Command command = new Command();

  private String output(Object... arguments) {
    assertEquals(0, command.run(arguments), command.err());
    return command.out();
  }

  private Path study() throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY);
    return file;
  }

  private static void holds(String text, String... parts) {
    List.of(parts).forEach(part -> assertTrue(text.contains(part), text));
  }

  @Test
  void list_groups_by_kind() {
    holds(output("list"), "cells (", "\n  lstm ", "\ntasks (", "\nschedules (");
    String cells = output("list", "cell");
    holds(cells, "cells (", "\n  lstm ");
    assertEquals(-1, cells.indexOf("tasks ("));
  }

  @Test
  void describe_shows_equations_sizes_and_yaml() {
    holds(
        output("describe", "lstm", "--units", "2", "--inputs", "3"),
        "c' = f * c + i * z",
        "  units        32       a whole number, at least 1",
        "weights (48 numbers for 2 units and 3 inputs)",
        "state (4 numbers)",
        "  cell: { type: lstm }");
  }

  @Test
  void describe_shows_every_kind_of_one_name() {
    holds(
        output("describe", "constant"),
        "initial: { recurrent: { type: constant } }",
        "schedule: { type: constant }");
  }

  @Test
  void describe_leaves_room_for_what_a_study_has_to_give() {
    holds(
        output("describe", "incomplete-cell"),
        "required",
        "cell: { type: incomplete-cell, depth: <a whole number> }");
  }

  @Test
  void describe_shows_a_task_s_criterion_and_baselines() {
    holds(output("describe", "latch"), "-> B", "solved: accuracy >= 0.99", "chance: accuracy 0.5");
  }

  @Test
  void describe_says_when_a_prediction_is_correct() {
    holds(
        output("describe", "adding-hs97"),
        "solved: accuracy >= ",
        "a prediction is correct within 0.04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"char-text", "pixels", "noisy-cifar10-pad", "piano-roll", "series"})
  void describe_shows_the_example_of_a_task_on_a_file_and_says_what_depends_on_it(String task) {
    holds(
        output("describe", task),
        "\nexample\n",
        " -> ",
        "solved, baselines: depends on file; a study's report shows them",
        "task: { type: " + task + ", file: <a file's path> }");
  }

  @Test
  void explain_shows_the_program_after_each_pass() throws IOException {
    holds(output("explain", "rnn", "--units", "2"), "--- author\n", "W @ x", "--- differentiate");
    holds(output("explain", study()), "arm rnn\n", "arm gru\n", "--- author\n");
  }

  @Test
  void plan_and_validate_run_nothing() throws IOException {
    Path runs = folder.resolve("runs");
    String counts = "little: 2 arms x 1 condition x 1 seed = 2 trials\n";
    holds(output("plan", study(), "--out", runs), counts, "to do", "\nexpected: a");
    assertTrue(!output("plan", study(), "--no-probe", "--out", runs).contains("expected"));
    assertEquals(study() + " is valid\n" + counts, output("validate", study()));
    assertTrue(Files.notExists(runs));
  }

  @Test
  void report_is_text_or_markdown() throws IOException {
    Path runs = folder.resolve("runs");
    String ran = output("run", study(), "--out", runs);
    assertEquals(ran, output("report", study(), "--out", runs));
    assertEquals(
        Files.readString(runs.resolve("little").resolve("report.md")),
        output("report", runs.resolve("little"), "--format", "markdown"));
  }

  @Test
  void no_line_is_wider_than_a_hundred_columns() {
    for (String[] arguments :
        List.of(
            new String[] {"--help"},
            new String[] {"run", "--help"},
            new String[] {"list"},
            new String[] {"describe", "latch"})) {
      output((Object[]) arguments).lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }
  }
}
