package dev.carousel.lab.report;

import dev.carousel.lab.stats.Findings;
import java.util.List;
import java.util.Map;

/**
 * What a report is about.
 *
 * @param study its name
 * @param question what it asks, or empty
 * @param seeds replicates planned for each arm in each condition
 * @param yardsticks by condition; one that is missing is unknown
 */
public record ReportInput(
    String study,
    String question,
    int seeds,
    Findings findings,
    Map<String, Yardstick> yardsticks) {

  Yardstick yardstick(String condition) {
    return yardsticks.getOrDefault(condition, new Yardstick("", List.of()));
  }
}
