package dev.carousel.lab.run;

import dev.carousel.api.data.Metric;
import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.json.JsonException;
import dev.carousel.lab.plan.Condition;
import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.plan.PlanJson;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.report.ReportInput;
import dev.carousel.lab.report.Yardstick;
import dev.carousel.lab.stats.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the trials of a plan came to so far.
 *
 * @param records in the order of the plan; trials that never started have none
 */
public record Results(Plan plan, StudyFolder folder, List<TrialRecord> records) {

  /**
   * Reads the results that are in a folder, finished or not.
   *
   * @param warnings is told of results that are damaged and left out
   * @throws JsonException if the plan is damaged
   */
  public static Results read(StudyFolder folder, Consumer<String> warnings) throws IOException {
    Plan plan = PlanJson.read(Fields.of(Json.read(folder.read(StudyFolder.PLAN))));
    var records = new ArrayList<TrialRecord>();
    for (Trial trial : plan.trials()) {
      folder
          .trial(trial.id())
          .result(warnings)
          .map(record -> record.named(trial.arm(), trial.condition()))
          .ifPresent(records::add);
    }
    return new Results(plan, folder, records);
  }

  /** How many trials ended so. */
  public int count(Outcome outcome) {
    return (int) records.stream().filter(record -> record.outcome() == outcome).count();
  }

  /** Trials of the plan that have not gone to their end yet, failed ones among them. */
  public int missing() {
    int ended = (int) records.stream().filter(record -> record.outcome().isFinal()).count();
    return plan.trials().size() - ended;
  }

  /** What the records say, by the metric that the first condition's criterion is about. */
  public Findings findings() {
    Metric metric = plan.conditions().getFirst().metric();
    List<String> conditions = plan.conditionNames();
    String label = metric.label();
    return plan.pairs().isEmpty()
        ? Findings.of(records, plan.arms(), conditions, label, metric.higherIsBetter())
        : Findings.of(records, plan.arms(), conditions, label, metric.higherIsBetter(), pairs());
  }

  private List<Findings.Pair> pairs() {
    return plan.pairs().stream().map(p -> new Findings.Pair(p.with(), p.without())).toList();
  }

  /** All that a report needs. */
  public ReportInput reportInput() {
    Map<String, Yardstick> yardsticks = new LinkedHashMap<>();
    for (Condition condition : plan.conditions()) {
      yardsticks.put(condition.name(), new Yardstick(condition.criterion(), condition.baselines()));
    }
    return new ReportInput(
        plan.study(),
        plan.question(),
        plan.seeds(),
        findings(),
        plan.pairs(),
        plan.sizes(),
        yardsticks);
  }
}
