package dev.carousel.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.plugin.Origin;
import dev.carousel.lab.record.FolderInUseException;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Stop;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Toy;
import dev.carousel.lab.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {
  private static final Origin ORIGIN = new Origin("toys", "1.0", "toys.jar", "d1");

  @TempDir Path out;
  private final Heard heard = new Heard();
  private final Cancellation cancellation = new Cancellation();

  /** Keeps the trials that were started and what was said. */
  private static class Heard implements RunListener {
    final List<Trial> started = Collections.synchronizedList(new ArrayList<>());
    final List<TrialRecord> ended = Collections.synchronizedList(new ArrayList<>());
    final List<String> warnings = new ArrayList<>();
    int done;

    @Override
    public void begun(int trials, int doneBefore) {
      done = doneBefore;
    }

    @Override
    public void warned(String message) {
      warnings.add(message);
    }

    @Override
    public void started(Trial trial, long budget) {
      started.add(trial);
    }

    @Override
    public void ended(Trial trial, TrialRecord record) {
      ended.add(record);
    }
  }

  private static StudyRunner runner(int workers, Origin origin) {
    var engine = Engine.with(Map.of(Toy.Broken.class, origin));
    var environment = new Environment("0", List.of(origin));
    return new StudyRunner(
        new Trainer((spec, _) -> InterpretedModel.of(spec)), engine, environment, workers);
  }

  private Results run(Study study) throws IOException {
    return run(study, 2, out, false);
  }

  private Results run(Study study, int workers, Path folder, boolean fresh) throws IOException {
    heard.started.clear();
    heard.ended.clear();
    var assignment = new Assignment(study, "study: toy\n", Path.of(""), List.of(), folder, fresh);
    return runner(workers, ORIGIN).run(assignment, heard, cancellation);
  }

  private Path trials() {
    return out.resolve("toy").resolve("trials");
  }

  private Path result(TrialRecord record) {
    return trials().resolve(record.id()).resolve("result.json");
  }

  private static SortedMap<String, String> digests(Results results) {
    var digests = new TreeMap<String, String>();
    results.records().forEach(record -> digests.put(record.id(), record.trained().digest()));
    return digests;
  }

  @Test
  void a_study_leaves_its_files() throws IOException {
    Results results = run(Toy.study(2));
    assertEquals(4, results.records().size());
    assertEquals(4, results.count(Outcome.UNSOLVED));
    assertEquals(0, results.missing());
    for (String file :
        List.of("study.yaml", "resolved.json", "plan.json", "lock.json", "report.md")) {
      assertTrue(results.folder().has(file), file);
    }
    assertEquals("study: toy\n", results.folder().read("study.yaml"));
    for (TrialRecord record : results.records()) {
      for (String file : List.of("config.json", "curve.jsonl", "trial.log", "result.json")) {
        assertTrue(Files.size(trials().resolve(record.id()).resolve(file)) > 0, file);
      }
    }
  }

  @Test
  void results_can_be_read_without_the_study() throws IOException {
    Results results = run(Toy.study(2));
    Results read = Results.read(new StudyFolder(out.resolve("toy")), heard.warnings::add);
    assertEquals(results.plan(), read.plan());
    assertEquals(results.records(), read.records());
    assertEquals(List.of(), heard.warnings);
  }

  @Test
  void a_second_run_does_nothing() throws IOException {
    Results first = run(Toy.study(2));
    Results second = run(Toy.study(2));
    assertEquals(List.of(), heard.started);
    assertEquals(4, heard.done);
    assertEquals(first.records(), second.records());
  }

  @Test
  void another_seed_runs_only_what_is_new() throws IOException {
    run(Toy.study(2));
    Results more = run(Toy.study(3));
    assertEquals(List.of(3, 3), heard.started.stream().map(Trial::replicate).toList());
    assertEquals(6, more.records().size());
  }

  @Test
  void another_arm_runs_only_what_is_new() throws IOException {
    run(Toy.study(2));
    Study study = Toy.study(2);
    Variant third =
        Toy.variant(
            "third", "all", Toy.setup(new Toy.Recall(1, 2), 0.2, Toy.training(3, Stop.SOLVED)));
    Results more =
        run(Toy.study(2, study.variants().getFirst(), study.variants().getLast(), third));
    assertEquals(List.of("third", "third"), heard.started.stream().map(Trial::arm).toList());
    assertEquals(6, more.records().size());
  }

  @Test
  void a_renamed_arm_keeps_its_results() throws IOException {
    Results before = run(Toy.study(1));
    Variant slow = Toy.study(1).variants().getFirst();
    Results after = run(Toy.study(1, Toy.variant("renamed", "all", slow.setup())));
    assertEquals(List.of(), heard.started);
    assertEquals(before.records().getFirst().named("renamed", "all"), after.records().getFirst());
  }

  @Test
  void arms_of_one_configuration_are_trained_once_and_reported_twice() throws IOException {
    Setup setup = Toy.study(1).variants().getFirst().setup();
    Study study =
        Toy.study(1, Toy.variant("one", "all", setup), Toy.variant("other", "all", setup));
    Results results = run(study);
    assertEquals(1, heard.started.size());
    assertEquals(
        List.of("one", "other"), results.records().stream().map(TrialRecord::arm).toList());
  }

  @Test
  void bits_do_not_depend_on_workers_or_order() throws IOException {
    Study study = Toy.study(2);
    Variant first = study.variants().getFirst();
    Variant last = study.variants().getLast();
    var one = digests(run(study, 1, out.resolve("1"), false));
    assertEquals(4, one.size());
    assertEquals(one, digests(run(study, 2, out.resolve("2"), false)));
    assertEquals(one, digests(run(Toy.study(2, last, first), 3, out.resolve("3"), false)));
  }

  @Test
  void a_trial_without_a_whole_result_runs_again_to_the_same_bits() throws IOException {
    Results first = run(Toy.study(2));
    Path lost = result(first.records().get(0));
    Path cut = result(first.records().get(1));
    Files.delete(lost);
    Files.writeString(cut, Files.readString(cut).substring(0, 40));
    Files.writeString(cut.resolveSibling("result.json.unfinished"), "{");
    Results second = run(Toy.study(2));
    assertEquals(2, heard.started.size());
    assertEquals(digests(first), digests(second));
    assertEquals(1, heard.warnings.size());
    assertTrue(heard.warnings.getFirst().startsWith(cut + " cannot be read: "));
    assertTrue(heard.warnings.getFirst().endsWith("; the trial runs again"));
  }

  @Test
  void a_failing_trial_stops_no_other_and_runs_again() throws IOException {
    Variant good = Toy.study(1).variants().getFirst();
    Setup broken = Toy.setup(new Toy.Broken(), 0.1, Toy.training(3, Stop.SOLVED));
    Study study = Toy.study(2, Toy.variant("broken", "all", broken), good);
    Results results = run(study);
    assertEquals(2, results.count(Outcome.FAILED));
    assertEquals(2, results.count(Outcome.UNSOLVED));
    assertEquals(2, results.missing());
    TrialRecord failed = results.records().getFirst();
    assertEquals(
        "the task Broken of toys 1.0 (toys.jar) failed: IllegalStateException: no such sequence",
        failed.message());
    String log = Files.readString(trials().resolve(failed.id()).resolve("trial.log"));
    assertTrue(log.contains("\tat dev.carousel.lab.train.Toy$Broken."), log);
    run(study);
    assertEquals(List.of("broken", "broken"), heard.started.stream().map(Trial::arm).toList());
  }

  @Test
  void errors_fail_their_trial_too() throws IOException {
    for (Error error : List.of(new OutOfMemoryError("heap"), new NoClassDefFoundError("gone"))) {
      var engine = Engine.with(Map.of());
      var trainer =
          new Trainer(
              (_, _) -> {
                throw error;
              });
      var runner = new StudyRunner(trainer, engine, new Environment("0", List.of()), 1);
      var assignment = new Assignment(Toy.study(1), "", Path.of(""), List.of(), out, false);
      Results results = runner.run(assignment, heard, cancellation);
      assertEquals(2, results.count(Outcome.FAILED));
      assertTrue(results.records().getFirst().message().endsWith(error.getMessage()));
    }
  }

  @Test
  void a_cancelled_study_continues_where_it_was() throws IOException {
    Study study = Toy.study(3);
    Results whole = run(study, 2, out.resolve("whole"), false);
    var stopping =
        new Heard() {
          @Override
          public void updated(Trial trial, long update, double loss) {
            if (trial.replicate() == 2 && update == 2) {
              cancellation.request();
            }
          }
        };
    var assignment = new Assignment(study, "", Path.of(""), List.of(), out, false);
    Results cut = runner(1, ORIGIN).run(assignment, stopping, cancellation);
    assertEquals(3, stopping.started.size());
    assertEquals(1, cut.count(Outcome.INTERRUPTED));
    assertEquals(4, cut.missing());
    assertFalse(Files.exists(result(cut.records().getLast())));
    heard.started.clear();
    Results continued = runner(2, ORIGIN).run(assignment, heard, new Cancellation());
    assertEquals(4, heard.started.size());
    assertEquals(digests(whole), digests(continued));
  }

  @Test
  void a_diverged_trial_is_a_result_and_stays() throws IOException {
    Task task = new Toy.Recall(1, 2);
    var setup = Toy.setup(task, Double.NaN, Toy.training(3, Stop.SOLVED));
    Study study = Toy.study(1, Toy.variant("nan", "all", setup));
    assertEquals(1, run(study).count(Outcome.DIVERGED));
    run(study);
    assertEquals(List.of(), heard.started);
  }

  @Test
  void a_trial_out_of_time_is_recorded_and_does_not_run_again() throws IOException {
    var ending =
        new Setup.Ending(Stop.SOLVED, Setup.SolvedBy.HELD_OUT, 1, 1e-9, Double.POSITIVE_INFINITY);
    var training = Toy.training(3, Stop.SOLVED).with(ending);
    Setup slow = Toy.setup(new Toy.Recall(1, 2), 0.1, training);
    Study study = Toy.study(1, Toy.variant("slow", "all", slow));
    TrialRecord record = run(study).records().getFirst();
    assertEquals(Outcome.TIMED_OUT, record.outcome());
    assertEquals(0, record.updates());
    Results again = run(study);
    assertEquals(List.of(), heard.started);
    assertEquals(List.of(record), again.records());
    assertEquals(0, again.missing());
  }

  @Test
  void a_fresh_run_does_everything_again() throws IOException {
    Results first = run(Toy.study(1));
    Results again = run(Toy.study(1), 2, out, true);
    assertEquals(2, heard.started.size());
    assertEquals(digests(first), digests(again));
  }

  @Test
  void a_folder_in_use_is_refused() throws IOException {
    try (var _ = new StudyFolder(out.resolve("toy")).lock()) {
      assertThrows(FolderInUseException.class, () -> run(Toy.study(1)));
    }
    assertEquals(2, run(Toy.study(1)).records().size());
  }

  @Test
  void a_plugin_that_changed_under_its_version_is_warned_of() throws IOException {
    run(Toy.study(1));
    var assignment = new Assignment(Toy.study(1), "", Path.of(""), List.of(), out, false);
    var rebuilt = new Origin("toys", "1.0", "toys.jar", "d2");
    runner(1, rebuilt).run(assignment, heard, cancellation);
    assertEquals(
        List.of(
            "the plugin toys 1.0 (toys.jar) has changed under the same version since 2 trials of"
                + " this study ended; --fresh runs them again"),
        heard.warnings);
  }

  @Test
  void each_trial_has_its_own_log() throws IOException {
    for (TrialRecord record : run(Toy.study(2)).records()) {
      String log = Files.readString(trials().resolve(record.id()).resolve("trial.log"));
      assertEquals(
          1, log.lines().filter(line -> line.contains(" begins: " + record.arm())).count());
      assertEquals(1, log.lines().filter(line -> line.contains(" begins: ")).count());
      assertEquals(2, log.lines().filter(line -> line.contains(" update ")).count());
      assertTrue(log.lines().toList().getLast().endsWith("ends: unsolved after 3 updates"), log);
    }
  }
}
