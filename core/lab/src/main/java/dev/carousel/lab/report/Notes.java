package dev.carousel.lab.report;

import dev.carousel.api.data.Baseline;
import dev.carousel.lab.stats.Bootstrap;
import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Comparison.Test;
import dev.carousel.lab.stats.Counts;
import dev.carousel.lab.stats.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What a reader must know to trust the tables: missing data, limits of the tests, methods. */
final class Notes {
  private Notes() {}

  /** About these data; may be none. */
  static List<String> data(ReportInput input) {
    Findings findings = input.findings();
    var notes = new ArrayList<String>();
    add(notes, "Failed, missing data", findings, Counts::failed);
    add(notes, "Timed out, watched only until then", findings, Counts::timedOut);
    add(notes, "Diverged, counted as not solved", findings, Counts::diverged);
    add(notes, "Ended unsolved at a plateau, watched only until then", findings, Counts::plateaus);
    notes.addAll(limits(findings));
    return notes;
  }

  private static void add(
      List<String> notes, String what, Findings findings, ToIntFunction<Counts> count) {
    List<String> arms =
        findings.arms().stream()
            .map(arm -> where(findings, arm, count))
            .filter(where -> !where.isEmpty())
            .toList();
    if (!arms.isEmpty()) {
      notes.add(what + ": " + String.join("; ", arms) + ".");
    }
  }

  /** Such as {@code rnn at gap=100 (1) and gap=300 (2)}; empty where there are none. */
  private static String where(Findings findings, String arm, ToIntFunction<Counts> count) {
    var conditions = new ArrayList<String>();
    int trials = 0;
    for (String condition : findings.conditions()) {
      int here = count.applyAsInt(findings.result(condition, arm).counts());
      if (here > 0) {
        conditions.add("%s (%d)".formatted(Sentence.name(condition), here));
      }
      trials += here;
    }
    if (findings.conditions().size() == 1) {
      return trials == 0 ? "" : "%s (%d)".formatted(Sentence.name(arm), trials);
    }
    return trials == 0 ? "" : Sentence.name(arm) + " at " + Sentence.list(conditions, "and");
  }

  /** Tests that cannot show a difference, whatever the trials do. */
  private static List<String> limits(Findings findings) {
    var notes = new ArrayList<String>();
    for (Test test : Test.values()) {
      var limits = new LinkedHashMap<String, List<String>>();
      for (String condition : findings.conditions()) {
        findings.smallestCorrected(condition, test).stream()
            .filter(p -> !Comparison.isEvidence(p))
            .mapToObj(Figures::p)
            .forEach(p -> limits.computeIfAbsent(p, key -> new ArrayList<>()).add(condition));
      }
      if (!limits.isEmpty()) {
        notes.add(limit(test, limits, findings.conditions()));
      }
    }
    return notes;
  }

  private static String limit(
      Test test, Map<String, List<String>> limits, List<String> conditions) {
    var texts = new ArrayList<String>();
    limits.forEach(
        (p, where) ->
            texts.add(
                where.equals(conditions)
                    ? p
                    : p + " at " + Sentence.list(Sentence.names(where), "and")));
    return "Too few seeds for the %s: its Holm p cannot be less than %s."
        .formatted(test.label(), String.join(", ", texts));
  }

  /** Baselines with what they know, and their values where no table shows them. */
  static List<String> baselines(ReportInput input) {
    var names = new LinkedHashMap<String, Set<String>>();
    for (String condition : input.findings().conditions()) {
      for (Baseline baseline : input.yardstick(condition).baselines()) {
        Set<String> values =
            names.computeIfAbsent(
                baseline.name() + ": " + baseline.meaning(), key -> new LinkedHashSet<>());
        String metric = baseline.metric().label();
        if (!metric.equals(input.findings().metric())) {
          values.add(metric + " " + Figures.value(baseline.value()));
        }
      }
    }
    return names.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : " " + e.getValue()))
        .toList();
  }

  static List<String> methods(Findings findings) {
    var methods = new ArrayList<String>();
    methods.add(
        ("Intervals of 95 %%: Wilson (solved), percentile bootstrap over seeds (final %s, a mean"
             + " without diverged seeds; %d resamples, seed %d; too narrow with five seeds). Median"
             + " updates: Kaplan-Meier, unsolved trials censored at their budget, diverged ones"
             + " never solved.")
            .formatted(findings.metric(), Bootstrap.RESAMPLES, Bootstrap.SEED));
    if (findings.arms().size() > 1) {
      methods.add(
          ("Tests, two-sided, within each condition: Fisher exact (solved; interval by Newcombe),"
                  + " log-rank, exact by relabelling where it can be (updates), sign flips of"
                  + " differences paired by seed (%s). P(sooner): probability that the first of the"
                  + " pair is solved in fewer updates, ties half.")
              .formatted(findings.metric()));
      methods.add(
          "Holm p: corrected over the pairs of arms within a condition, each test by itself;"
              + " * marks 0.05 or less.");
    }
    return methods;
  }
}
