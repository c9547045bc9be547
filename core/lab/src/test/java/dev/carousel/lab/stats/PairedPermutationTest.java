package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedPermutationTest {

  @Test
  void five_pairs_of_one_sign_reach_one_sixteenth_and_no_less() {
    assertEquals(0.0625, PairedPermutation.p(new double[] {0.1, 0.4, 0.2, 0.3, 0.05}));
    assertEquals(0.0625, PairedPermutation.p(new double[] {-1, -2, -3, -4, -5}));
    assertEquals(0.0625, PairedPermutation.smallest(5));
  }

  /** Counted by hand: 8 of the 64 sums reach 1.55. */
  @Test
  void mixed_signs_count_all_sums_as_far_from_zero() {
    assertEquals(
        8.0 / 64, PairedPermutation.p(new double[] {0.3, -0.1, 0.5, 0.2, 0.7, -0.05}), 1e-12);
  }

  @Test
  void equal_arms_do_not_differ() {
    assertEquals(1, PairedPermutation.p(new double[] {0, 0, 0}));
    assertEquals(1, PairedPermutation.p(new double[] {0.25}));
    assertEquals(1, PairedPermutation.smallest(1));
  }

  @Test
  void rounding_does_not_break_ties() {
    assertEquals(1, PairedPermutation.p(new double[] {0.1, 0.2, -0.3}));
  }

  @Test
  void many_pairs_are_sampled_near_the_exact_value() {
    double[] twenty = alternating(20);
    double[] more = alternating(21);
    more[20] = 0;
    assertEquals(PairedPermutation.p(twenty), PairedPermutation.p(more), 0.01);
    assertEquals(PairedPermutation.p(more), PairedPermutation.p(more));
    assertEquals(1.0 / 100_001, PairedPermutation.smallest(21));
  }

  /** Mostly positive. */
  private static double[] alternating(int n) {
    return IntStream.range(0, n).mapToDouble(i -> i % 3 == 0 ? -0.5 - i : 1.0 + i).toArray();
  }
}
