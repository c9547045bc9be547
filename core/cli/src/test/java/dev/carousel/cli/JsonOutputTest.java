package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --output json} prints is one value with the documented fields. */
class JsonOutputTest {
  private static final String STUDY =
      """
      study: little
      question: Which is better?
      task:     { type: latch, gap: 2 }
      cell:     { type: rnn, units: 3 }
      training: { batch: 4, updates: 4, evaluate-every: 2, evaluation-sequences: 64 }
      compare:  { cell: [rnn, gru] }
      seeds: 2
      """;

  @TempDir Path folder;
  private final Command command = new Command();

  private Object json(Object... arguments) {
    assertEquals(0, command.run(arguments), command.err());
    Object value = Json.read(command.out());
    assertNotNull(value);
    return value;
  }

  private Path study() throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, STUDY);
    return file;
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  private static List<Fields> objects(Fields fields, String name) {
    return fields.list(name).stream().map(Fields::of).toList();
  }

  @Test
  void run_has_trials_and_findings() throws IOException {
    Fields run = Fields.of(json("run", study(), "--out", runs(), "--output", "json"));
    assertEquals("little", run.text("study"));
    assertEquals("Which is better?", run.text("question"));
    assertEquals(runs().resolve("little").toString(), run.text("folder"));
    assertEquals(4, run.whole("planned"));
    assertEquals(0, run.whole("missing"));
    List<Fields> trials = objects(run, "trials");
    assertEquals(4, trials.size());
    Fields trial = trials.getFirst();
    assertEquals("rnn", trial.text("arm"));
    assertEquals("all", trial.text("condition"));
    assertEquals(1, trial.whole("replicate"));
    assertEquals("unsolved", trial.text("outcome"));
    assertEquals(4, trial.whole("updates"));
    assertEquals(16, trial.whole("sequences"));
    assertTrue(trial.number("seconds") >= 0);
    assertEquals(List.of("accuracy", "loss", "sequences"), trial.fields("metrics").names());
    assertEquals(64, trial.text("digest").length());
    Fields findings = run.fields("findings");
    Fields result = objects(findings, "results").getFirst();
    assertEquals("all", result.text("condition"));
    assertEquals("rnn", result.text("arm"));
    assertEquals(2, result.whole("n"));
    assertEquals(0, result.whole("solved"));
    assertEquals(2, result.list("interval").size());
    assertTrue(result.has("medianUpdates"));
    Fields comparison = objects(findings, "comparisons").getFirst();
    assertTrue(comparison.has("corrected") && comparison.has("p") && comparison.has("effect"));
  }

  @Test
  void report_has_the_value_that_run_had() throws IOException {
    Object run = json("run", study(), "--out", runs(), "--output", "json");
    assertEquals(run, json("report", runs().resolve("little"), "--output", "json"));
    assertEquals(run, json("report", study(), "--out", runs(), "--output", "json"));
  }

  @Test
  void plan_has_the_state_of_each_trial() throws IOException {
    Fields plan = Fields.of(json("plan", study(), "--out", runs(), "--output", "json"));
    assertEquals(
        List.of("to do", "to do", "to do", "to do"),
        objects(plan, "trials").stream().map(trial -> trial.text("state")).toList());
    json("run", study(), "seeds=1", "--out", runs(), "--output", "json");
    assertEquals(4, plan.fields("expected").whole("trials"));
    plan = Fields.of(json("plan", study(), "--out", runs(), "--output", "json"));
    assertEquals(2, plan.fields("expected").whole("trials"));
    assertEquals(
        List.of("unsolved", "unsolved", "to do", "to do"),
        objects(plan, "trials").stream().map(trial -> trial.text("state")).toList());
    assertEquals(List.of("rnn", "gru"), plan.list("arms"));
    assertEquals("accuracy >= 0.99", objects(plan, "conditions").getFirst().text("criterion"));
  }

  @Test
  void bench_has_each_cell_s_cost() {
    Fields bench =
        Fields.of(
            json(
                "bench",
                "rnn",
                "--units",
                4,
                "--batch",
                2,
                "--steps",
                5,
                "--inputs",
                3,
                "--seconds",
                1,
                "--beside",
                "rnn",
                "--output",
                "json"));
    assertTrue(bench.number("peakGigaflops") > 0);
    assertEquals("rnn", bench.text("beside"));
    Fields rnn = objects(bench, "cells").getFirst();
    assertEquals("rnn", rnn.text("cell"));
    assertEquals(2 * 5 * (2 * 4 * 3 + 3 * 4 * 4), rnn.whole("multiplyAdds"));
    assertEquals(4 * 3 + 4 * 4 + 4 + 4 + 1, rnn.whole("parameters"));
    assertTrue(rnn.number("seconds") > 0);
    assertTrue(rnn.number("ofBeside") > 0);
  }

  @Test
  void list_has_a_component_each() {
    List<?> cells = (List<?>) json("list", "cells", "--output", "json");
    Fields lstm =
        cells.stream()
            .map(Fields::of)
            .filter(cell -> cell.text("name").equals("lstm"))
            .findFirst()
            .orElseThrow();
    assertEquals("cell", lstm.text("kind"));
    assertEquals("carousel-cells", lstm.text("plugin"));
    assertTrue(((List<?>) json("list", "--output", "json")).size() > cells.size());
  }

  @Test
  void describe_counts_a_cell_s_numbers() {
    Fields rnn =
        Fields.of(json("describe", "rnn", "--units", 5, "--inputs", 3, "--output", "json"));
    assertEquals(5, rnn.whole("units"));
    assertEquals(5 * 3 + 5 * 5 + 5, rnn.whole("weightCount"));
    assertEquals(5, rnn.whole("stateSize"));
    assertEquals("cell: { type: rnn }", rnn.text("yaml"));
    Fields units = objects(rnn, "parameters").getFirst();
    assertEquals("units", units.text("name"));
    assertEquals("integer", units.text("type"));
    assertEquals("at least 1", units.text("bounds"));
  }

  @Test
  void describe_tells_what_solves_a_task() {
    Fields latch = Fields.of(json("describe", "task", "latch", "--output", "json"));
    assertEquals("accuracy", latch.fields("criterion").text("metric"));
    assertEquals(0.99, latch.fields("criterion").number("threshold"));
    assertEquals(0.5, objects(latch, "baselines").getFirst().number("value"));
    assertEquals("class", latch.fields("format").text("target"));
    assertEquals("B d a c a ? -> B", latch.text("example"));
    Fields text = Fields.of(json("describe", "task", "char-text", "--output", "json"));
    assertEquals(List.of("file"), text.list("dependsOn"));
    assertTrue(text.text("example").contains(" -> "));
    assertFalse(text.has("baselines"));
  }

  @Test
  void a_name_of_several_kinds_is_no_single_value() {
    assertEquals(2, command.run("describe", "constant", "--output", "json"));
    assertEquals("", command.out());
    assertTrue(command.err().contains("several kinds: initializer and schedule"), command.err());
    Fields schedule = Fields.of(json("describe", "schedule", "constant", "--output", "json"));
    assertEquals("schedule", schedule.text("kind"));
  }
}
