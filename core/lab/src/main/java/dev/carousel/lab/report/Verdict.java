package dev.carousel.lab.report;

import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Counts;
import dev.carousel.lab.stats.Findings;
import java.util.ArrayList;
import java.util.List;

/** What the findings come to, in plain sentences. */
public final class Verdict {
  private Verdict() {}

  /** At least one sentence; the most general first. */
  public static List<String> of(Findings findings) {
    if (findings.results().stream().allMatch(result -> result.counts().results() == 0)) {
      return List.of(nothing(findings));
    }
    var sentences = new ArrayList<String>();
    sentences.addAll(
        findings.conditions().size() == 1 ? solved(findings) : Reach.sentences(findings));
    sentences.addAll(Differences.sentences(findings));
    return sentences;
  }

  private static String nothing(Findings findings) {
    int failed = sum(findings, Counts::failed);
    int timedOut = sum(findings, Counts::timedOut);
    return failed + timedOut == 0
        ? "No trial has ended yet."
        : "There is no result: %d trials failed, %d timed out.".formatted(failed, timedOut);
  }

  private static int sum(Findings findings, java.util.function.ToIntFunction<Counts> count) {
    return findings.results().stream().map(ArmFinding::counts).mapToInt(count).sum();
  }

  /** For a single condition: how many seeds each arm solves. */
  private static List<String> solved(Findings findings) {
    List<String> clauses =
        findings.results().stream()
            .filter(result -> result.counts().results() > 0)
            .map(Verdict::clause)
            .toList();
    return List.of(Sentence.list(clauses, "and") + ".");
  }

  private static String clause(ArmFinding finding) {
    String solves =
        Sentence.name(finding.arm())
            + " solves "
            + Figures.solvedOf(finding.counts())
            + (finding.counts().results() == 1 ? " seed" : " seeds");
    return finding.medianUpdates().isPresent()
        ? solves + " (median " + Figures.medianUpdates(finding) + " updates)"
        : solves;
  }
}
