package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FisherExactTest {

  @Test
  void all_against_none_of_five_seeds_is_the_smallest() {
    assertEquals(2.0 / 252, FisherExact.twoSided(5, 0, 0, 5), 1e-12);
    assertEquals(FisherExact.twoSided(5, 0, 0, 5), FisherExact.smallest(5, 5));
    assertEquals(1.0 / 126, FisherExact.smallest(5, 4), 1e-12);
  }

  @Test
  void exchanging_samples_or_outcomes_changes_nothing() {
    double p = FisherExact.twoSided(4, 1, 1, 5);
    assertEquals(p, FisherExact.twoSided(1, 5, 4, 1), 1e-12);
    assertEquals(p, FisherExact.twoSided(1, 4, 5, 1), 1e-12);
  }

  @Test
  void equal_shares_do_not_differ() {
    assertEquals(1, FisherExact.twoSided(5, 0, 5, 0), 1e-12);
    assertEquals(1, FisherExact.twoSided(0, 5, 0, 5), 1e-12);
    assertEquals(1, FisherExact.twoSided(2, 2, 2, 2), 1e-12);
  }
}
