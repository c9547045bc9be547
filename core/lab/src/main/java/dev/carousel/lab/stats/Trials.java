package dev.carousel.lab.stats;

import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.Elsewhere;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.TrialRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The trials of one arm in one condition, by replicate. */
record Trials(String condition, String arm, SortedMap<Integer, TrialRecord> byReplicate) {

  Counts counts() {
    return Counts.of(byReplicate.values());
  }

  /** Everything known of the updates until solved. A diverged trial never will be. */
  List<Observation> observations() {
    return byReplicate.values().stream().flatMap(Trials::observation).toList();
  }

  private static Stream<Observation> observation(TrialRecord trial) {
    return switch (trial.outcome()) {
      case SOLVED -> Stream.of(new Observation(trial.updates(), true));
      case UNSOLVED, TIMED_OUT -> Stream.of(new Observation(trial.updates(), false));
      case DIVERGED -> Stream.of(new Observation(Double.POSITIVE_INFINITY, false));
      case FAILED, INTERRUPTED -> Stream.of();
    };
  }

  /** Final values by replicate, where there is a finite one. */
  SortedMap<Integer, Double> metric(String name) {
    var values = new TreeMap<Integer, Double>();
    byReplicate.forEach(
        (replicate, trial) -> {
          Double value = trial.trained().metrics().get(name);
          if (hasEnded(trial) && value != null && Double.isFinite(value)) {
            values.put(replicate, value);
          }
        });
    return values;
  }

  ArmFinding finding(String metric) {
    Counts counts = counts();
    return new ArmFinding(
        condition,
        arm,
        counts,
        counts.results() == 0
            ? Optional.empty()
            : Optional.of(Wilson.interval(counts.solved(), counts.results(), 0.95)),
        KaplanMeier.median(observations()),
        longestUpdates(),
        estimate(metric(metric).values()),
        estimate(best()),
        elsewhere());
  }

  private List<ElsewhereFinding> elsewhere() {
    var byPlace = new LinkedHashMap<String, List<Elsewhere>>();
    byReplicate.values().stream()
        .flatMap(trial -> trial.trained().elsewhere().stream())
        .forEach(e -> byPlace.computeIfAbsent(e.where(), _ -> new ArrayList<>()).add(e));
    return byPlace.entrySet().stream().map(e -> elsewhere(e.getKey(), e.getValue())).toList();
  }

  private static ElsewhereFinding elsewhere(String where, List<Elsewhere> seeds) {
    var means = new TreeMap<String, Double>();
    for (String metric : seeds.getFirst().metrics().keySet()) {
      means.put(
          metric,
          seeds.stream()
              .mapToDouble(seed -> seed.metrics().getOrDefault(metric, Double.NaN))
              .average()
              .orElse(Double.NaN));
    }
    int solved = (int) seeds.stream().filter(Elsewhere::solved).count();
    return new ElsewhereFinding(where, solved, seeds.size(), means);
  }

  private List<Double> best() {
    return byReplicate.values().stream().anyMatch(trial -> trial.course().beyondSolved())
        ? byReplicate.values().stream()
            .filter(Trials::hasEnded)
            .flatMap(trial -> trial.course().best().stream())
            .map(Course.Reading::value)
            .toList()
        : List.of();
  }

  private static boolean hasEnded(TrialRecord trial) {
    return trial.outcome() == Outcome.SOLVED || trial.outcome() == Outcome.UNSOLVED;
  }

  private OptionalLong longestUpdates() {
    return byReplicate.values().stream()
        .filter(t -> t.outcome() == Outcome.UNSOLVED || t.outcome() == Outcome.TIMED_OUT)
        .mapToLong(TrialRecord::updates)
        .max();
  }

  private static Optional<Estimate> estimate(Collection<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return Optional.of(new Estimate(n, mean, median, Bootstrap.mean(sorted)));
  }
}
