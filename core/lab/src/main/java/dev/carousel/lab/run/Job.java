package dev.carousel.lab.run;

import dev.carousel.lab.json.Json;
import dev.carousel.lab.plan.Configuration;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Seeding;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trial with all that is needed to do it. */
record Job(
    Trial trial, Setup setup, Configuration configuration, Seeding seeding, boolean keepsWeights) {

  static Job of(Trial trial, Study study, Engine engine) {
    Variant variant = variant(trial, study);
    return new Job(
        trial,
        variant.setup(),
        Configuration.of(variant, study.seed(), trial.replicate(), engine),
        new Seeding(study.seed(), trial.replicate(), task(variant.resolved())),
        variant.keepsWeights());
  }

  /** The task by type and parameters: another build of its plugin changes no random number. */
  static String task(Map<String, Object> resolved) {
    Object task = resolved.get("task");
    if (task instanceof Map<?, ?> described) {
      var named = new LinkedHashMap<Object, Object>(described);
      named.remove("plugin");
      return Json.write(named);
    }
    return Json.write(task);
  }

  private static Variant variant(Trial trial, Study study) {
    return study.variants().stream()
        .filter(variant -> variant.arm().equals(trial.arm()))
        .filter(variant -> variant.condition().equals(trial.condition()))
        .findFirst()
        .orElseThrow();
  }
}
