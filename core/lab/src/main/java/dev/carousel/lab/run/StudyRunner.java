package dev.carousel.lab.run;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.json.JsonException;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.plan.PlanJson;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.FolderInUseException;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.report.MarkdownReport;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Trainer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Runs studies: does those trials of a plan that have no result yet, each on one worker from
 * beginning to end, or on several where there are more workers than trials. A trial that breaks is
 * recorded as failed and stops no other.
 */
public final class StudyRunner {
  private static final String LOCK = "lock.json";

  private final Trainer trainer;
  private final Engine engine;
  private final Environment environment;
  private final int workers;

  /**
   * A runner.
   *
   * @param workers trials at a time
   */
  public StudyRunner(Trainer trainer, Engine engine, Environment environment, int workers) {
    this.trainer = trainer;
    this.engine = engine;
    this.environment = environment;
    this.workers = workers;
  }

  /** The trials of a study without running them. */
  public Plan plan(Study study) {
    return Plan.of(study, engine);
  }

  /**
   * Runs until every trial has ended or the user cancels, and leaves a report in the folder.
   *
   * @return records of all trials that have one, from this run or an earlier one
   * @throws FolderInUseException if another process is running this study
   */
  public Results run(Assignment assignment, RunListener listener, Cancellation cancellation)
      throws IOException {
    Plan plan = plan(assignment.study());
    var folder = new StudyFolder(assignment.out().resolve(plan.study()));
    try (var _ = folder.lock()) {
      Map<String, TrialRecord> records =
          assignment.fresh() ? forget(plan, folder) : ended(plan, folder, listener);
      warnOfChangedPlugins(folder, records, listener);
      describe(assignment, plan, folder);
      listener.begun(
          (int) plan.trials().stream().map(Trial::id).distinct().count(), records.size());
      records.putAll(work(plan, records, assignment.study(), folder, listener, cancellation));
      var results = new Results(plan, folder, inPlanOrder(plan, records));
      folder.commit("report.md", MarkdownReport.render(results.reportInput()));
      return results;
    }
  }

  private static Map<String, TrialRecord> forget(Plan plan, StudyFolder folder) throws IOException {
    for (Trial trial : plan.trials()) {
      folder.trial(trial.id()).forget();
    }
    return new LinkedHashMap<>();
  }

  private static Map<String, TrialRecord> ended(Plan plan, StudyFolder folder, RunListener listener)
      throws IOException {
    var ended = new LinkedHashMap<String, TrialRecord>();
    for (Trial trial : plan.trials()) {
      if (!ended.containsKey(trial.id())) {
        folder
            .trial(trial.id())
            .result(damage -> listener.warned(damage + "; the trial runs again"))
            .filter(record -> record.outcome().isFinal())
            .ifPresent(record -> ended.put(trial.id(), record));
      }
    }
    return ended;
  }

  private void warnOfChangedPlugins(
      StudyFolder folder, Map<String, TrialRecord> reused, RunListener listener)
      throws IOException {
    if (reused.isEmpty() || !folder.has(LOCK)) {
      return;
    }
    try {
      environment
          .changedSince(Fields.of(Json.read(folder.read(LOCK))))
          .forEach(plugin -> listener.warned(changed(plugin.toString(), reused.size())));
    } catch (JsonException e) {
      listener.warned(LOCK + " cannot be read: " + e.getMessage());
    }
  }

  private static String changed(String plugin, int reused) {
    return "the plugin "
        + plugin
        + " has changed under the same version since "
        + reused
        + " trials of this study ended; --fresh runs them again";
  }

  private void describe(Assignment assignment, Plan plan, StudyFolder folder) throws IOException {
    folder.commit("study.yaml", assignment.yaml());
    folder.commit("resolved.json", Json.writeIndented(resolved(assignment)));
    folder.commit(LOCK, Json.writeIndented(environment.plain()));
    folder.commit(StudyFolder.PLAN, Json.writeIndented(PlanJson.plain(plan)));
  }

  private static Map<String, Object> resolved(Assignment assignment) {
    Study study = assignment.study();
    var plain = new LinkedHashMap<String, Object>();
    plain.put("study", study.name());
    plain.put("question", study.question());
    plain.put("seed", study.seed());
    plain.put("seeds", study.seeds());
    plain.put("home", assignment.home().toAbsolutePath().normalize().toString());
    plain.put("overrides", assignment.overrides());
    plain.put("variants", study.variants().stream().map(StudyRunner::resolved).toList());
    return plain;
  }

  private static Map<String, Object> resolved(Variant variant) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("arm", variant.arm());
    plain.put("condition", variant.condition());
    plain.put("configuration", variant.resolved());
    return plain;
  }

  private Map<String, TrialRecord> work(
      Plan plan,
      Map<String, TrialRecord> ended,
      Study study,
      StudyFolder folder,
      RunListener listener,
      Cancellation cancellation) {
    var runs = new LinkedHashMap<String, Callable<TrialRecord>>();
    var culprit = new Culprit(engine.origins());
    int threads = threads(plan, ended);
    for (Trial trial : plan.trials()) {
      if (!ended.containsKey(trial.id())) {
        runs.computeIfAbsent(
            trial.id(),
            id -> {
              var job = Job.of(trial, study, engine);
              return () ->
                  new TrialRun(job, folder.trial(id), listener, cancellation, culprit)
                      .run(trainer, threads);
            });
      }
    }
    var records = new LinkedHashMap<String, TrialRecord>();
    Workers.run(List.copyOf(runs.values()), workers, cancellation).stream()
        .flatMap(Optional::stream)
        .forEach(record -> records.put(record.id(), record));
    return records;
  }

  /** Workers for each of the trials that are left, at least one. */
  private int threads(Plan plan, Map<String, TrialRecord> ended) {
    long left =
        plan.trials().stream()
            .map(Trial::id)
            .distinct()
            .filter(id -> !ended.containsKey(id))
            .count();
    return (int) Math.max(1, workers / Math.max(1, left));
  }

  private static List<TrialRecord> inPlanOrder(Plan plan, Map<String, TrialRecord> records) {
    return plan.trials().stream()
        .filter(trial -> records.containsKey(trial.id()))
        .map(trial -> records.get(trial.id()).named(trial.arm(), trial.condition()))
        .toList();
  }
}
