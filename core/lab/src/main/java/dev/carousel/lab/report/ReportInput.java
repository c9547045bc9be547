package dev.carousel.lab.report;

import dev.carousel.lab.plan.ArmSize;
import dev.carousel.lab.stats.Findings;
import dev.carousel.lab.study.ArmPair;
import java.util.List;
import java.util.Map;

/**
 * What a report is about.
 *
 * @param study its name
 * @param question what it asks, or empty
 * @param seeds replicates planned for each arm in each condition
 * @param pairs arms that an ablation holds against each other; empty where there is none
 * @param sizes of arms, conditions outermost; may be empty
 * @param yardsticks by condition; one that is missing is unknown
 */
public record ReportInput(
    String study,
    String question,
    int seeds,
    Findings findings,
    List<ArmPair> pairs,
    List<ArmSize> sizes,
    Map<String, Yardstick> yardsticks) {

  Yardstick yardstick(String condition) {
    return yardsticks.getOrDefault(condition, new Yardstick("", List.of()));
  }
}
