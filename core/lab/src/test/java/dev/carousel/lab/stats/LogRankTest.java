package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRankTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Negative times are censored. The expected values are of a separate enumeration in Python. */
  @Test
  void exact_p_agrees_with_an_enumeration_of_all_relabellings() {
    assertEquals(
        0.07936507936507936,
        LogRank.p(times(650, 700, -2000, 800, 750), times(1900, -2000, -2000, -NEVER)),
        1e-12);
    assertEquals(
        0.20804195804195805,
        LogRank.p(times(6, 6, -6, 7, -9, 10, -10), times(1, 1, 2, 6, 8, 11)),
        1e-12);
  }

  @Test
  void five_against_five_apart_give_the_smallest_p() {
    List<Observation> soon = times(100, 150, 200, 250, 300);
    List<Observation> never = times(-2000, -2000, -NEVER, -2000, -2000);
    assertEquals(2.0 / 252, LogRank.p(soon, never), 1e-12);
    assertEquals(2.0 / 252, LogRank.p(never, soon), 1e-12);
    assertEquals(2.0 / 252, LogRank.smallest(5, 5), 1e-12);
    assertEquals(1.0 / 126, LogRank.smallest(4, 5), 1e-12);
    assertEquals(1, LogRank.smallest(1, 1));
  }

  @Test
  void without_events_nothing_differs() {
    List<Observation> never = times(-2000, -2000, -2000);
    assertEquals(1, LogRank.p(never, never));
    assertEquals(1, LogRank.of(never, never).asymptotic());
  }

  @Test
  void many_seeds_are_compared_by_chi_square() {
    List<Observation> first = range(1, 30);
    List<Observation> second = range(15, 44);
    assertEquals(LogRank.of(first, second).asymptotic(), LogRank.p(first, second));
    assertTrue(LogRank.p(first, second) < 0.001);
    assertEquals(0, LogRank.smallest(30, 30));
  }

  @Test
  void permutation_and_chi_square_come_near_each_other_with_more_seeds() {
    List<Observation> first = times(3, 5, 8, 10, 14, 17, -20, 12, 4);
    List<Observation> second = times(6, 9, 13, 15, 18, -20, -20, 11, 16);
    double exact = LogRank.exact(first, second);
    assertEquals(LogRank.of(first, second).asymptotic(), exact, 0.02);
  }

  private static List<Observation> range(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(t -> new Observation(t, true)).toList();
  }

  private static List<Observation> times(double... times) {
    return Arrays.stream(times).mapToObj(t -> new Observation(Math.abs(t), t > 0)).toList();
  }
}
