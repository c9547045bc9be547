package dev.carousel.lab.report;

import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Comparison.Test;
import dev.carousel.lab.stats.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which arms differ within a condition. Of the tests in which a pair differs only the first is
 * told: solved seeds before updates before the final metric.
 */
final class Differences {
  private final Findings findings;

  private Differences(Findings findings) {
    this.findings = findings;
  }

  static List<String> sentences(Findings findings) {
    return new Differences(findings).sentences();
  }

  private List<String> sentences() {
    var conditions = new LinkedHashMap<String, List<String>>();
    var without = new ArrayList<String>();
    for (String condition : findings.conditions()) {
      List<String> claims = claims(condition);
      claims.forEach(c -> conditions.computeIfAbsent(c, key -> new ArrayList<>()).add(condition));
      if (claims.isEmpty() && !findings.comparisons(condition).isEmpty()) {
        without.add(condition);
      }
    }
    var sentences = new ArrayList<String>();
    conditions.forEach((claim, where) -> sentences.add(at(where) + claim + "."));
    if (!without.isEmpty()) {
      sentences.add(nothingShown(without));
    }
    return sentences;
  }

  private String at(List<String> conditions) {
    if (conditions.equals(findings.conditions())) {
      return conditions.size() == 1 ? "" : "In every condition, ";
    }
    return conditions.size() > 2 && isRange(conditions)
        ? "From %s to %s, ".formatted(conditions.getFirst(), conditions.getLast())
        : "At " + Sentence.list(Sentence.names(conditions), "and") + ", ";
  }

  private boolean isRange(List<String> conditions) {
    return Reach.ordered(findings.conditions())
        && Collections.indexOfSubList(findings.conditions(), conditions) >= 0;
  }

  private String nothingShown(List<String> conditions) {
    double smallest =
        conditions.stream()
            .flatMap(
                condition ->
                    Arrays.stream(Test.values()).map(t -> findings.smallestCorrected(condition, t)))
            .flatMapToDouble(OptionalDouble::stream)
            .min()
            .orElseThrow();
    return Sentence.capitalized(at(conditions) + "no difference between arms is shown")
        + (Comparison.isEvidence(smallest)
            ? " (no corrected p is %s or less).".formatted(Comparison.LEVEL)
            : ": with so few seeds no corrected p could be less than %s."
                .formatted(Figures.p(smallest)));
  }

  private List<String> claims(String condition) {
    var told = new HashSet<String>();
    var claims = new ArrayList<String>();
    for (Test test : Test.values()) {
      List<Comparison> differing =
          findings.comparisons(condition).stream()
              .filter(c -> c.test() == test && c.differs() && advantage(c) != 0)
              .filter(c -> !told.contains(Evidence.pair(c)))
              .toList();
      differing.forEach(c -> told.add(Evidence.pair(c)));
      if (!differing.isEmpty()) {
        claims.add(claim(test, differing));
      }
    }
    return claims;
  }

  /** Comparisons of winners that win against the same losers, by those losers. */
  private Map<List<String>, List<Comparison>> byLosers(List<Comparison> differing) {
    var byWinner = new LinkedHashMap<String, List<Comparison>>();
    differing.forEach(c -> byWinner.computeIfAbsent(winner(c), key -> new ArrayList<>()).add(c));
    var byLosers = new LinkedHashMap<List<String>, List<Comparison>>();
    for (List<Comparison> won : byWinner.values()) {
      List<String> losers = won.stream().map(this::loser).toList();
      byLosers.computeIfAbsent(losers, key -> new ArrayList<>()).addAll(won);
    }
    return byLosers;
  }

  private String claim(Test test, List<Comparison> differing) {
    var clauses = new ArrayList<String>();
    var mentioned = new HashSet<String>();
    byLosers(differing).forEach((losers, won) -> clauses.add(clause(test, losers, won, mentioned)));
    return "%s: %s, n=%s, Holm-corrected p%s"
        .formatted(
            String.join("; ", clauses),
            test.label(),
            String.join(", ", differing.stream().map(Figures::seeds).distinct().toList()),
            largest(differing));
  }

  private String clause(
      Test test, List<String> losers, List<Comparison> won, Set<String> mentioned) {
    String condition = won.getFirst().condition();
    List<String> winners = won.stream().map(this::winner).distinct().toList();
    return "%s %s %s"
        .formatted(
            described(test, condition, winners, mentioned),
            predicate(test, winners.size() == 1),
            described(test, condition, losers, mentioned));
  }

  private static String largest(List<Comparison> won) {
    double largest = won.stream().mapToDouble(Comparison::corrected).max().orElseThrow();
    boolean same = won.stream().map(c -> Figures.p(c.corrected())).distinct().count() == 1;
    String p = Figures.p(largest);
    return p.startsWith("<") ? p : (same ? "=" : "<=") + p;
  }

  private String predicate(Test test, boolean singular) {
    String s = singular ? "s" : "";
    return switch (test) {
      case SOLVED -> "solve" + s + " more seeds than";
      case UPDATES -> "solve" + s + " in fewer updates than";
      case METRIC ->
          "reach%s a %s final %s than"
              .formatted(
                  singular ? "es" : "",
                  findings.higherIsBetter() ? "higher" : "lower",
                  findings.metric());
    };
  }

  /** Arms, each with its figure where it is mentioned first. */
  private String described(Test test, String condition, List<String> arms, Set<String> mentioned) {
    var described = new ArrayList<String>();
    for (String arm : arms) {
      String figure = " (" + figure(test, findings.result(condition, arm)) + ")";
      described.add(Sentence.name(arm) + (mentioned.add(arm) ? figure : ""));
    }
    return Sentence.list(described, "and");
  }

  private static String figure(Test test, ArmFinding result) {
    return switch (test) {
      case SOLVED -> Figures.solvedOf(result.counts());
      case UPDATES -> "median " + Figures.medianUpdates(result);
      case METRIC -> Figures.value(result.metric().orElseThrow().mean());
    };
  }

  /** Positive where {@code a} is better. */
  private double advantage(Comparison comparison) {
    double effect = comparison.effect().value();
    return switch (comparison.test()) {
      case SOLVED -> effect;
      case UPDATES -> effect - 0.5;
      case METRIC -> findings.higherIsBetter() ? effect : -effect;
    };
  }

  private String winner(Comparison comparison) {
    return advantage(comparison) > 0 ? comparison.a() : comparison.b();
  }

  private String loser(Comparison comparison) {
    return advantage(comparison) > 0 ? comparison.b() : comparison.a();
  }
}
