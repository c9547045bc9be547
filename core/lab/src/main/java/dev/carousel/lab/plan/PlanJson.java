package dev.carousel.lab.plan;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.JsonException;
import dev.carousel.lab.size.ModelSize;
import dev.carousel.lab.study.ArmPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A plan as plain values, as {@code plan.json} holds it. */
public final class PlanJson {
  private PlanJson() {}

  public static Map<String, Object> plain(Plan plan) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("study", plan.study());
    plain.put("question", plan.question());
    plain.put("seeds", plan.seeds());
    plain.put("arms", plan.arms());
    plain.put("conditions", plan.conditions().stream().map(PlanJson::plain).toList());
    plain.put("pairs", plan.pairs().stream().map(PlanJson::plain).toList());
    plain.put("sizes", plan.sizes().stream().map(PlanJson::plain).toList());
    plain.put("trials", plan.trials().stream().map(PlanJson::plain).toList());
    return plain;
  }

  private static Map<String, Object> plain(Condition condition) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("name", condition.name());
    plain.put("criterion", condition.criterion());
    plain.put("metric", condition.metric().label());
    plain.put("baselines", condition.baselines().stream().map(PlanJson::plain).toList());
    return plain;
  }

  private static Map<String, Object> plain(ArmPair pair) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("edit", pair.edit());
    plain.put("with", pair.with());
    plain.put("without", pair.without());
    return plain;
  }

  /** An arm's size as plain values: arm, condition, units, parameters, multiplyAdds, state. */
  public static Map<String, Object> plain(ArmSize arm) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("arm", arm.arm());
    plain.put("condition", arm.condition());
    plain.put("units", (long) arm.units());
    plain.put("parameters", arm.size().parameters());
    plain.put("multiplyAdds", arm.size().multiplyAdds());
    plain.put("state", arm.size().state());
    return plain;
  }

  /** A baseline as plain values: name, meaning, metric, value. */
  public static Map<String, Object> plain(Baseline baseline) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("name", baseline.name());
    plain.put("meaning", baseline.meaning());
    plain.put("metric", baseline.metric().label());
    plain.put("value", baseline.value());
    return plain;
  }

  /** A trial as plain values: id, arm, condition, replicate. */
  public static Map<String, Object> plain(Trial trial) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("id", trial.id());
    plain.put("arm", trial.arm());
    plain.put("condition", trial.condition());
    plain.put("replicate", trial.replicate());
    return plain;
  }

  /**
   * Reads what {@link #plain(Plan)} gave.
   *
   * @throws JsonException if it is something else
   */
  public static Plan read(Fields fields) {
    return new Plan(
        fields.text("study"),
        fields.text("question"),
        Math.toIntExact(fields.whole("seeds")),
        fields.list("arms").stream().map(String::valueOf).toList(),
        objects(fields, "conditions").map(PlanJson::condition).toList(),
        later(fields, "pairs").map(PlanJson::pair).toList(),
        later(fields, "sizes").map(PlanJson::size).toList(),
        objects(fields, "trials").map(PlanJson::trial).toList());
  }

  private static Stream<Fields> objects(Fields fields, String name) {
    return fields.list(name).stream().map(Fields::of);
  }

  /** What plans did not hold from the beginning. */
  private static Stream<Fields> later(Fields fields, String name) {
    return fields.has(name) ? objects(fields, name) : Stream.of();
  }

  private static ArmPair pair(Fields fields) {
    return new ArmPair(fields.text("edit"), fields.text("with"), fields.text("without"));
  }

  private static ArmSize size(Fields fields) {
    return new ArmSize(
        fields.text("arm"),
        fields.text("condition"),
        Math.toIntExact(fields.whole("units")),
        new ModelSize(
            fields.whole("parameters"), fields.whole("multiplyAdds"), fields.whole("state")));
  }

  private static Condition condition(Fields fields) {
    List<Baseline> baselines = objects(fields, "baselines").map(PlanJson::baseline).toList();
    return new Condition(fields.text("name"), fields.text("criterion"), metric(fields), baselines);
  }

  private static Baseline baseline(Fields fields) {
    return new Baseline(
        fields.text("name"), fields.text("meaning"), metric(fields), fields.number("value"));
  }

  private static Metric metric(Fields fields) {
    String label = fields.text("metric");
    return Stream.of(Metric.values())
        .filter(metric -> metric.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new JsonException("no metric is called " + label));
  }

  private static Trial trial(Fields fields) {
    return new Trial(
        fields.text("id"),
        fields.text("arm"),
        fields.text("condition"),
        Math.toIntExact(fields.whole("replicate")));
  }
}
