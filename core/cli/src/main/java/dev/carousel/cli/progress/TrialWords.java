package dev.carousel.cli.progress;

import dev.carousel.api.data.Metric;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.TrialRecord;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    String detail = record.message().isEmpty() ? all(record.trained().metrics()) : record.message();
    return String.format(
        Locale.ROOT,
        "%s after %d updates in %.1f s%s",
        record.outcome().label(),
        record.updates(),
        record.seconds(),
        detail.isEmpty() ? "" : ", " + detail);
  }

  /** The held-out accuracy and loss, as far as they say something. */
  private static String all(SortedMap<String, Double> metrics) {
    return Stream.of(Metric.ACCURACY, Metric.BITS, Metric.LOSS)
        .map(Metric::label)
        .filter(label -> !metrics.getOrDefault(label, Double.NaN).isNaN())
        .map(label -> words(label, metrics.get(label)))
        .collect(Collectors.joining(", "));
  }

  /** The held-out accuracy, or the loss where the accuracy says nothing. */
  static String metrics(SortedMap<String, Double> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> !metric.getValue().isNaN())
        .findFirst()
        .map(metric -> words(metric.getKey(), metric.getValue()))
        .orElse("");
  }

  private static String words(String metric, double value) {
    return String.format(Locale.ROOT, "%s %.4f", metric, value);
  }
}
