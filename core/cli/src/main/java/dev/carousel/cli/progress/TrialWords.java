package dev.carousel.cli.progress;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.TrialRecord;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Trials in words. */
final class TrialWords {
  private TrialWords() {}

  /** Such as {@code lstm, gap=10, replicate 2}; without the condition where there is only one. */
  static String name(Trial trial) {
    String condition = trial.condition().equals("all") ? "" : ", " + trial.condition();
    return trial.arm() + condition + ", replicate " + trial.replicate();
  }

  /** How a trial ended. */
  static String ended(TrialRecord record) {
    String detail = record.message().isEmpty() ? metrics(record.metrics()) : record.message();
    return String.format(
        Locale.ROOT,
        "%s after %d updates in %.1f s%s",
        record.outcome().label(),
        record.updates(),
        record.seconds(),
        detail.isEmpty() ? "" : ", " + detail);
  }

  /** The held-out accuracy, or the loss where the accuracy says nothing. */
  static String metrics(SortedMap<String, Double> metrics) {
    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
      if (!metric.getValue().isNaN()) {
        return String.format(Locale.ROOT, "%s %.4f", metric.getKey(), metric.getValue());
      }
    }
    return "";
  }
}
