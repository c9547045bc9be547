package dev.carousel.lab.stats;

import dev.carousel.lab.record.TrialRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that the records of a study say.
 *
 * <p>Holm's correction runs over the pairs that are compared within one condition, separately for
 * each test.
 *
 * @param metric whose final value is compared, such as {@code accuracy}
 * @param results one for each arm in each condition, conditions outermost, without trials too
 * @param comparisons of pairs of arms within each condition that both have data; conditions
 *     outermost, then tests, then pairs
 */
public record Findings(
    List<String> arms,
    List<String> conditions,
    String metric,
    boolean higherIsBetter,
    List<ArmFinding> results,
    List<Comparison> comparisons) {

  /** Arm {@code a}, to be held against arm {@code b}. */
  public record Pair(String a, String b) {}

  /** Computes them, with every arm compared with every other. */
  public static Findings of(
      List<TrialRecord> records,
      List<String> arms,
      List<String> conditions,
      String metric,
      boolean higherIsBetter) {
    var pairs = new ArrayList<Pair>();
    for (int b = 0; b < arms.size(); b++) {
      for (int a = b + 1; a < arms.size(); a++) {
        pairs.add(new Pair(arms.get(a), arms.get(b)));
      }
    }
    return of(records, arms, conditions, metric, higherIsBetter, pairs);
  }

  /**
   * Computes them.
   *
   * @param records in any order
   * @param pairs of arms to compare
   * @throws IllegalArgumentException if a record names an arm or condition that is not listed, or
   *     two have the same arm, condition and replicate
   */
  public static Findings of(
      List<TrialRecord> records,
      List<String> arms,
      List<String> conditions,
      String metric,
      boolean higherIsBetter,
      List<Pair> pairs) {
    List<Trials> trials = group(records, arms, conditions);
    return new Findings(
        List.copyOf(arms),
        List.copyOf(conditions),
        metric,
        higherIsBetter,
        trials.stream().map(t -> t.finding(metric)).toList(),
        conditions.stream().flatMap(c -> compare(of(c, trials), pairs, metric)).toList());
  }

  private static List<Trials> group(
      List<TrialRecord> records, List<String> arms, List<String> conditions) {
    var trials = new ArrayList<Trials>();
    for (String condition : conditions) {
      arms.forEach(arm -> trials.add(new Trials(condition, arm, new TreeMap<>())));
    }
    for (TrialRecord record : records) {
      if (!arms.contains(record.arm()) || !conditions.contains(record.condition())) {
        throw new IllegalArgumentException("not of this study: " + record);
      }
      int index = conditions.indexOf(record.condition()) * arms.size() + arms.indexOf(record.arm());
      if (trials.get(index).byReplicate().put(record.replicate(), record) != null) {
        throw new IllegalArgumentException("a second trial of one seed: " + record);
      }
    }
    return trials;
  }

  private static List<Trials> of(String condition, List<Trials> trials) {
    return trials.stream().filter(t -> t.condition().equals(condition)).toList();
  }

  private static Stream<Comparison> compare(List<Trials> arms, List<Pair> wanted, String metric) {
    List<TrialPair> pairs =
        wanted.stream().map(p -> new TrialPair(arm(p.a(), arms), arm(p.b(), arms))).toList();
    return Arrays.stream(Comparison.Test.values())
        .map(test -> pairs.stream().flatMap(pair -> pair.compare(test, metric).stream()).toList())
        .flatMap(Findings::corrected);
  }

  private static Trials arm(String name, List<Trials> arms) {
    return arms.stream().filter(trials -> trials.arm().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<Comparison> corrected(List<Comparison> family) {
    double[] p = Holm.corrected(family.stream().mapToDouble(Comparison::p).toArray());
    return IntStream.range(0, p.length).mapToObj(i -> family.get(i).corrected(p[i], p.length));
  }

  /** The result of one arm in one condition. */
  public ArmFinding result(String condition, String arm) {
    return results.get(conditions.indexOf(condition) * arms.size() + arms.indexOf(arm));
  }

  /**
   * The smallest corrected p that any pair could reach by a test with as many seeds as there are,
   * whatever came out; empty where nothing is compared.
   */
  public OptionalDouble smallestCorrected(String condition, Comparison.Test test) {
    return comparisons(condition).stream()
        .filter(c -> c.test() == test)
        .mapToDouble(c -> Math.min(1, c.smallest() * c.family()))
        .min();
  }

  /** The comparisons of one condition. */
  public List<Comparison> comparisons(String condition) {
    return comparisons.stream().filter(c -> c.condition().equals(condition)).toList();
  }
}
