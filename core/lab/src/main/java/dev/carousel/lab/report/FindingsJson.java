package dev.carousel.lab.report;

import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Counts;
import dev.carousel.lab.stats.ElsewhereFinding;
import dev.carousel.lab.stats.Estimate;
import dev.carousel.lab.stats.Findings;
import dev.carousel.lab.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Findings as plain values: maps, lists, strings, longs, doubles, booleans and null. */
public final class FindingsJson {
  private FindingsJson() {}

  /** With the fields {@code verdict}, {@code metric}, {@code results}, {@code comparisons}. */
  public static Map<String, @Nullable Object> of(Findings findings) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("verdict", Verdict.of(findings));
    map.put("metric", findings.metric());
    map.put("higherIsBetter", findings.higherIsBetter());
    map.put("results", findings.results().stream().map(r -> result(r, findings.metric())).toList());
    map.put("correction", "Holm over the pairs of arms within a condition, for each test");
    map.put("comparisons", findings.comparisons().stream().map(FindingsJson::comparison).toList());
    return map;
  }

  private static Map<String, @Nullable Object> result(ArmFinding finding, String metric) {
    Counts counts = finding.counts();
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("condition", finding.condition());
    map.put("arm", finding.arm());
    map.put("n", (long) counts.results());
    map.put("solved", (long) counts.solved());
    map.put("diverged", (long) counts.diverged());
    map.put("failed", (long) counts.failed());
    map.put("timedOut", (long) counts.timedOut());
    map.put("interval", interval(finding.solvedShare()));
    var median = finding.medianUpdates();
    map.put("medianUpdates", median.isPresent() ? (Object) Math.round(median.getAsDouble()) : null);
    var longest = finding.longestUpdates();
    map.put("longestUpdates", longest.isPresent() ? (Object) longest.getAsLong() : null);
    map.put("metric", finding.metric().map(estimate -> estimate(estimate, metric)).orElse(null));
    map.put("best", finding.best().map(estimate -> estimate(estimate, metric)).orElse(null));
    map.put("elsewhere", finding.elsewhere().stream().map(FindingsJson::elsewhere).toList());
    return map;
  }

  private static Map<String, Object> elsewhere(ElsewhereFinding finding) {
    var map = new LinkedHashMap<String, Object>();
    map.put("where", finding.where());
    map.put("solved", (long) finding.solved());
    map.put("n", (long) finding.n());
    map.put("means", finding.means());
    return map;
  }

  private static Map<String, @Nullable Object> estimate(Estimate estimate, String metric) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("name", metric);
    map.put("n", (long) estimate.n());
    map.put("estimate", estimate.mean());
    map.put("median", estimate.median());
    map.put("low", estimate.interval().map(Interval::low).orElse(null));
    map.put("high", estimate.interval().map(Interval::high).orElse(null));
    return map;
  }

  private static Map<String, @Nullable Object> comparison(Comparison comparison) {
    var effect = new LinkedHashMap<String, @Nullable Object>();
    effect.put("name", comparison.effect().name());
    effect.put("value", comparison.effect().value());
    effect.put("interval", interval(comparison.effect().interval()));
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("condition", comparison.condition());
    map.put("a", comparison.a());
    map.put("b", comparison.b());
    map.put("test", comparison.test().label());
    map.put("n", List.of((long) comparison.nA(), (long) comparison.nB()));
    map.put("effect", effect);
    map.put("p", comparison.p());
    map.put("smallestP", comparison.smallest());
    map.put("corrected", comparison.corrected());
    map.put("family", (long) comparison.family());
    return map;
  }

  private static @Nullable List<Double> interval(Optional<Interval> interval) {
    return interval.map(i -> List.of(i.low(), i.high())).orElse(null);
  }
}
