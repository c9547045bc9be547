package dev.carousel.lab.report;

import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which conditions an arm solves, and where it stops. An arm solves a condition if at least half of
 * its results there are solved.
 */
final class Reach {
  private static final Pattern SETTING =
      Pattern.compile("([^=,]+)=(-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?)");

  private static final String NOTHING = "no result";

  private Reach() {}

  /** One for all arms of which the same is true. */
  static List<String> sentences(Findings findings) {
    var arms = new LinkedHashMap<String, List<String>>();
    boolean ordered = ordered(findings.conditions());
    for (String arm : findings.arms()) {
      List<ArmFinding> results =
          findings.conditions().stream().map(condition -> findings.result(condition, arm)).toList();
      arms.computeIfAbsent(predicate(results, ordered), key -> new ArrayList<>()).add(arm);
    }
    var sentences = new ArrayList<String>();
    arms.forEach((predicate, names) -> sentences.add(sentence(names, predicate)));
    return sentences;
  }

  private static String sentence(List<String> arms, String predicate) {
    boolean one = arms.size() == 1;
    String verb = predicate.equals(NOTHING) ? (one ? "has" : "have") : (one ? "solves" : "solve");
    return "%s %s %s.".formatted(Sentence.list(Sentence.names(arms), "and"), verb, predicate);
  }

  private static String predicate(List<ArmFinding> results, boolean ordered) {
    List<ArmFinding> known = where(results, result -> result.counts().results() > 0);
    List<ArmFinding> unknown = where(results, result -> result.counts().results() == 0);
    String open = Sentence.list(conditions(unknown), "and");
    if (known.isEmpty()) {
      return NOTHING;
    }
    return known(known, ordered, !open.isEmpty())
        + (unknown.isEmpty() ? "" : "; there is no result at " + open);
  }

  private static String known(List<ArmFinding> known, boolean ordered, boolean open) {
    List<ArmFinding> solved = where(known, Reach::solves);
    List<ArmFinding> others = where(known, result -> !solves(result));
    if (others.isEmpty() && known.size() > 1 && (ordered || !open)) {
      return every(known, ordered);
    }
    if (solved.isEmpty()) {
      return none(known);
    }
    boolean stops = ordered && !others.isEmpty() && known.subList(0, solved.size()).equals(solved);
    return stops ? until(solved, others.getFirst()) : some(solved, others);
  }

  private static String every(List<ArmFinding> known, boolean ordered) {
    String range =
        ordered
            ? " from %s to %s".formatted(known.getFirst().condition(), known.getLast().condition())
            : "";
    ArmFinding least = known.stream().reduce((a, b) -> share(b) < share(a) ? b : a).orElseThrow();
    return "every condition"
        + range
        + (share(least) == 1 ? " in all seeds" : ", the fewest seeds at " + counted(least));
  }

  private static String none(List<ArmFinding> known) {
    ArmFinding most = known.stream().reduce((a, b) -> share(b) > share(a) ? b : a).orElseThrow();
    return share(most) == 0
        ? "no condition in any seed"
        : "no condition in half of the seeds; the most are at " + counted(most);
  }

  private static String until(List<ArmFinding> solved, ArmFinding stop) {
    ArmFinding last = solved.getLast();
    return (solved.size() == 1 ? "" : "up to ")
        + "%s in %s seeds".formatted(last.condition(), Figures.solvedOf(last.counts()))
        + " and no longer at "
        + counted(stop);
  }

  private static String some(List<ArmFinding> solved, List<ArmFinding> others) {
    String not = Sentence.list(others.stream().map(Reach::counted).toList(), "or");
    return Sentence.list(solved.stream().map(Reach::counted).toList(), "and")
        + (others.isEmpty() ? "" : ", not " + not);
  }

  private static String counted(ArmFinding result) {
    return Sentence.name(result.condition()) + " (" + Figures.solvedOf(result.counts()) + ")";
  }

  private static List<String> conditions(List<ArmFinding> results) {
    return results.stream().map(ArmFinding::condition).map(Sentence::name).toList();
  }

  private static List<ArmFinding> where(List<ArmFinding> results, Predicate<ArmFinding> condition) {
    return results.stream().filter(condition).toList();
  }

  private static boolean solves(ArmFinding result) {
    return share(result) >= 0.5;
  }

  private static double share(ArmFinding result) {
    return (double) result.counts().solved() / result.counts().results();
  }

  /** Whether the conditions are rising or falling values of one setting. */
  static boolean ordered(List<String> conditions) {
    List<Matcher> settings = conditions.stream().map(SETTING::matcher).toList();
    if (!settings.stream().allMatch(Matcher::matches)
        || settings.stream().map(setting -> setting.group(1)).distinct().count() != 1) {
      return false;
    }
    List<Double> values = settings.stream().map(s -> Double.valueOf(s.group(2))).toList();
    List<Double> rising = values.stream().sorted().distinct().toList();
    return values.equals(rising) || values.equals(rising.reversed());
  }
}
