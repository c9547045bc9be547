package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final List<String> ALL = List.of("all");

  @Test
  void missing_data_are_counted_and_are_no_results() {
    ArmFinding arm = arm("s100/1.0 u500/0.6 d40/0.5 f0 t300/0.7 i20/0.5 -");
    assertEquals(new Counts(1, 1, 1, 1, 1, 1, 0), arm.counts());
    assertEquals(3, arm.counts().results());
    assertEquals(Optional.of(Wilson.interval(1, 3, 0.95)), arm.solvedShare());
  }

  @Test
  void an_arm_without_trials_has_an_empty_finding() {
    ArmFinding arm = arm("-");
    assertEquals(new Counts(0, 0, 0, 0, 0, 0, 0), arm.counts());
    assertEquals(Optional.empty(), arm.solvedShare());
    assertEquals(OptionalDouble.empty(), arm.medianUpdates());
    assertEquals(OptionalLong.empty(), arm.longestUpdates());
    assertEquals(Optional.empty(), arm.metric());
  }

  @Test
  void a_diverged_trial_is_never_solved_however_early_it_ended() {
    assertEquals(OptionalDouble.empty(), arm("s100/1.0 d40 d50").medianUpdates());
    assertEquals(OptionalDouble.of(100), arm("s100/1.0 t40 t50").medianUpdates());
    assertEquals(OptionalLong.of(500), arm("u400/0.5 u500/0.5 d900").longestUpdates());
  }

  @Test
  void the_metric_is_of_trials_that_ended_by_themselves() {
    Estimate metric = arm("s100/0.99 u500/0.6 u500/0.9 d40/0.5 t300/0.7 u500/NaN").metric().get();
    assertEquals(3, metric.n());
    assertEquals(0.83, metric.mean(), 1e-12);
    assertEquals(0.9, metric.median());
    assertTrue(metric.interval().isPresent());
  }

  @Test
  void metrics_are_paired_by_replicate() {
    Findings findings = two("u9/0.5 f0 u9/0.7 u9/0.9 u9/0.1", "u9/0.6 u9/0.99 u9/0.6 d3 u9/0.4");
    Comparison metric = comparison(findings, Comparison.Test.METRIC);
    assertEquals(3, metric.nA());
    assertEquals((0.1 - 0.1 + 0.3) / 3, metric.effect().value(), 1e-12);
    assertEquals(0.25, metric.smallest());
  }

  @Test
  void effects_are_of_the_later_arm_against_the_earlier() {
    Findings findings = two("u9/0.5 u9/0.5 u9/0.5 u9/0.5 u9/0.5", "s3/1 s4/1 s5/1 s4/1 s3/1");
    Comparison solved = comparison(findings, Comparison.Test.SOLVED);
    assertEquals(List.of("second", "first"), List.of(solved.a(), solved.b()));
    assertEquals(1, solved.effect().value());
    assertEquals(1, comparison(findings, Comparison.Test.UPDATES).effect().value());
    assertEquals(0.5, comparison(findings, Comparison.Test.METRIC).effect().value());
    assertTrue(solved.differs());
  }

  @Test
  void the_family_is_the_pairs_of_one_condition_and_test() {
    var arms = List.of("a", "b", "c");
    var records = new TrialRecords();
    for (String condition : List.of("gap=1", "gap=2")) {
      records.with(condition, "a", "u9/0.5 u9/0.5 u9/0.5 u9/0.5 u9/0.5");
      records.with(condition, "b", "s3/1 s4/1 s5/1 s4/1 s3/1");
      records.with(condition, "c", "s3/1 s4/1 s5/1 s4/1 s3/1");
    }
    var findings = Findings.of(records.list(), arms, List.of("gap=1", "gap=2"), "accuracy", true);
    assertEquals(18, findings.comparisons().size());
    List<Comparison> solved =
        findings.comparisons("gap=2").stream()
            .filter(c -> c.test() == Comparison.Test.SOLVED)
            .toList();
    assertEquals(List.of("b", "c", "c"), solved.stream().map(Comparison::a).toList());
    assertEquals(3, solved.getFirst().family());
    assertEquals(3 * 2.0 / 252, solved.getFirst().corrected(), 1e-12);
    assertEquals(1, solved.getLast().corrected(), 1e-12);
  }

  @Test
  void five_pairs_alone_can_not_show_a_difference() {
    Findings findings = two("u9/0.5 u9/0.5 u9/0.5 u9/0.5 u9/0.5", "s3/1 s4/1 s5/1 s4/1 s3/1");
    OptionalDouble metric = findings.smallestCorrected("all", Comparison.Test.METRIC);
    OptionalDouble solved = findings.smallestCorrected("all", Comparison.Test.SOLVED);
    assertFalse(Comparison.isEvidence(metric.orElseThrow()));
    assertTrue(Comparison.isEvidence(solved.orElseThrow()));
  }

  @Test
  void an_arm_without_data_is_not_compared() {
    assertEquals(List.of(), two("f0 f0", "s3/1 s4/1").comparisons());
    assertEquals(
        List.of(Comparison.Test.UPDATES),
        two("t5 t6", "s3/1 s4/1").comparisons().stream().map(Comparison::test).toList());
  }

  @Test
  void the_order_of_records_changes_nothing() {
    var records =
        new TrialRecords()
            .with("all", "first", "s100/0.99 u500/0.6 d40 s210/0.98 u500/0.71")
            .with("all", "second", "s90/0.97 s120/0.96 u500/0.66 f0 u500/0.81")
            .list();
    Findings expected = Findings.of(records, List.of("first", "second"), ALL, "accuracy", true);
    var shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(3));
    assertEquals(
        expected, Findings.of(shuffled, List.of("first", "second"), ALL, "accuracy", true));
  }

  @Test
  void a_further_arm_changes_only_the_correction() {
    var records =
        new TrialRecords()
            .with("all", "first", "s100/0.99 u500/0.6 d40 s210/0.98 u500/0.71")
            .with("all", "second", "s90/0.97 s120/0.96 u500/0.66 f0 u500/0.81");
    var arms = List.of("first", "second", "third");
    var two = Findings.of(records.list(), arms.subList(0, 2), ALL, "accuracy", true);
    records.with("all", "third", "s10/0.99 s10/0.99 s12/0.98 s11/0.99 s9/0.99");
    var three = Findings.of(records.list(), arms, ALL, "accuracy", true);
    assertEquals(two.results(), three.results().subList(0, 2));
    Comparison alone = comparison(two, Comparison.Test.METRIC);
    assertEquals(
        alone.corrected(comparison(three, Comparison.Test.METRIC).corrected(), 3),
        comparison(three, Comparison.Test.METRIC));
  }

  @Test
  void records_of_other_arms_and_second_trials_of_a_seed_are_refused() {
    var records = new TrialRecords().with("all", "lstm", "s3/1").list();
    var gru = List.of("gru");
    assertThrows(
        IllegalArgumentException.class, () -> Findings.of(records, gru, ALL, "accuracy", true));
    var twice = new ArrayList<>(records);
    twice.addAll(records);
    var lstm = List.of("lstm");
    assertThrows(
        IllegalArgumentException.class, () -> Findings.of(twice, lstm, ALL, "accuracy", true));
  }

  private static ArmFinding arm(String trials) {
    var records = new TrialRecords().with("all", "lstm", trials).list();
    return Findings.of(records, List.of("lstm"), ALL, "accuracy", true).result("all", "lstm");
  }

  private static Findings two(String first, String second) {
    var records = new TrialRecords().with("all", "first", first).with("all", "second", second);
    return Findings.of(records.list(), List.of("first", "second"), ALL, "accuracy", true);
  }

  private static Comparison comparison(Findings findings, Comparison.Test test) {
    return findings.comparisons().stream().filter(c -> c.test() == test).findFirst().orElseThrow();
  }
}
