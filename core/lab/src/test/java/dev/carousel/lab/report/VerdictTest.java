package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.stats.Findings;
import dev.carousel.lab.stats.TrialRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String ALL_SOLVED = "s100/1 s110/1 s120/1 s130/1 s140/1";
  private static final String NONE_SOLVED = "u900/0.5 u900/0.5 u900/0.5 u900/0.5 u900/0.5";
  private static final List<String> GAPS = List.of("gap=10", "gap=50", "gap=100");

  @Test
  void an_arm_stops_where_its_seeds_stop() {
    var trials = List.of(ALL_SOLVED, "s900/1 u900/0.5 u900/0.5 u900/0.5 u900/0.5", NONE_SOLVED);
    assertEquals(
        List.of("rnn solves gap=10 in 5 of 5 seeds and no longer at gap=50 (1 of 5)."),
        verdict(GAPS, trials));
  }

  @Test
  void an_arm_that_fails_in_between_has_no_last_condition() {
    assertEquals(
        List.of("rnn solves gap=10 (5 of 5) and gap=100 (5 of 5), not gap=50 (0 of 5)."),
        verdict(GAPS, List.of(ALL_SOLVED, NONE_SOLVED, ALL_SOLVED)));
  }

  @Test
  void conditions_that_are_no_scale_are_listed() {
    assertEquals(
        List.of("rnn solves task=copy (5 of 5), not task=adding (0 of 5)."),
        verdict(List.of("task=copy", "task=adding"), List.of(ALL_SOLVED, NONE_SOLVED)));
  }

  @Test
  void a_falling_scale_is_one_too() {
    assertTrue(Reach.ordered(List.of("rate=0.01", "rate=0.003", "rate=0.001")));
    assertTrue(Reach.ordered(List.of("rate=1.0E-4", "rate=0.001")));
    assertFalse(Reach.ordered(List.of("gap=10", "gap=100", "gap=50")));
    assertFalse(Reach.ordered(List.of("version=1.2.3", "version=1.2.4")));
    assertFalse(Reach.ordered(List.of("gap=10", "length=50")));
    assertFalse(Reach.ordered(List.of("gap=10, units=8", "gap=10, units=16")));
    assertFalse(Reach.ordered(List.of("all")));
  }

  @Test
  void conditions_without_results_are_named() {
    assertEquals(
        List.of(
            "rnn solves gap=10 in 5 of 5 seeds and no longer at gap=50 (0 of 5);"
                + " there is no result at gap=100."),
        verdict(GAPS, List.of(ALL_SOLVED, NONE_SOLVED, "f0 f0")));
    assertEquals(
        List.of("rnn solves gap=10 (5 of 5); there is no result at gap=50 and gap=100."),
        verdict(GAPS, List.of(ALL_SOLVED, "-", "-")));
  }

  @Test
  void an_arm_without_any_result_is_named() {
    var records = new TrialRecords().with("gap=10", "rnn", ALL_SOLVED).with("gap=50", "gru", "f0");
    var arms = List.of("rnn", "lstm", "gru");
    assertEquals(
        List.of(
            "rnn solves gap=10 (5 of 5); there is no result at gap=50.",
            "lstm and gru have no result."),
        Verdict.of(Findings.of(records.list(), arms, GAPS.subList(0, 2), "accuracy", true)));
  }

  @Test
  void half_of_the_seeds_solve_a_condition() {
    assertEquals(
        List.of("rnn solves up to gap=50 in 1 of 2 seeds and no longer at gap=100 (0 of 2)."),
        verdict(GAPS, List.of("s90/1 s80/1", "s90/1 u900/0.5", "u900/0.5 u900/0.5")));
    assertEquals(
        List.of("rnn solves no condition in half of the seeds; the most are at gap=50 (1 of 3)."),
        verdict(
            GAPS.subList(0, 2), List.of("u900/0.5 u900/0.5 u900/0.5", "s90/1 u900/0.5 u900/0.5")));
  }

  @Test
  void one_condition_tells_counts_and_differences() {
    assertEquals(
        List.of(
            "rnn solves 0 of 5 seeds and lstm solves 5 of 5 seeds (median 120 updates).",
            "lstm (5 of 5) solves more seeds than rnn (0 of 5):"
                + " Fisher exact test, n=5+5, Holm-corrected p=0.0079."),
        Verdict.of(two(NONE_SOLVED, ALL_SOLVED)));
  }

  @Test
  void nothing_is_claimed_where_nothing_differs() {
    assertEquals(
        "No difference between arms is shown (no corrected p is 0.05 or less).",
        Verdict.of(two(ALL_SOLVED, ALL_SOLVED)).getLast());
  }

  @Test
  void too_few_seeds_are_called_so() {
    assertEquals(
        "No difference between arms is shown:"
            + " with so few seeds no corrected p could be less than 0.1.",
        Verdict.of(two("u900/0.5 u900/0.5 u900/0.5", "s90/1 s80/1 s70/1")).getLast());
  }

  @Test
  void the_metric_is_told_where_neither_seeds_nor_updates_differ() {
    String low = "u9/0.51 u9/0.52 u9/0.5 u9/0.49 u9/0.51 u9/0.5";
    String high = "u9/0.81 u9/0.84 u9/0.82 u9/0.83 u9/0.85 u9/0.8";
    assertEquals(
        "lstm (0.825) reaches a higher final accuracy than rnn (0.505):"
            + " paired sign-flip permutation test, n=6 pairs, Holm-corrected p=0.031.",
        Verdict.of(two(low, high)).getLast());
  }

  @Test
  void no_results_are_told_apart_from_no_trials() {
    assertEquals(List.of("No trial has ended yet."), Verdict.of(two("-", "i3")));
    assertEquals(
        List.of("There is no result: 2 trials failed, 1 timed out."),
        Verdict.of(two("f0 f0", "t9/0.5")));
  }

  @Test
  void names_with_commas_are_quoted() {
    assertEquals("\"gap=10, units=8\"", Sentence.name("gap=10, units=8"));
    assertEquals("gap=10", Sentence.name("gap=10"));
  }

  private static List<String> verdict(List<String> conditions, List<String> trials) {
    var records = new TrialRecords();
    for (int i = 0; i < conditions.size(); i++) {
      records.with(conditions.get(i), "rnn", trials.get(i));
    }
    return Verdict.of(Findings.of(records.list(), List.of("rnn"), conditions, "accuracy", true));
  }

  private static Findings two(String rnn, String lstm) {
    var records = new TrialRecords().with("all", "rnn", rnn).with("all", "lstm", lstm);
    return Findings.of(records.list(), List.of("rnn", "lstm"), List.of("all"), "accuracy", true);
  }
}
