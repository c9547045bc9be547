package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VarghaDelaneyTest {
  private static final List<Observation> AT_500 = List.of(new Observation(500, true));

  @Test
  void solved_is_sooner_than_unsolved_after_the_same_time() {
    assertEquals(1, sooner(AT_500, 500, false));
    assertEquals(1, sooner(AT_500, Double.POSITIVE_INFINITY, false));
  }

  @Test
  void ties_count_half() {
    assertEquals(0.5, sooner(AT_500, 500, true));
    assertEquals(
        0.5, sooner(List.of(new Observation(Double.POSITIVE_INFINITY, false)), 2000, false));
  }

  @Test
  void a_trial_lost_before_the_other_was_solved_decides_nothing() {
    assertEquals(0.5, sooner(AT_500, 400, false));
  }

  @Test
  void exchanging_the_samples_gives_the_complement() {
    List<Observation> many = List.of(new Observation(400, true), new Observation(2000, false));
    double sooner = VarghaDelaney.sooner(many, AT_500);
    assertEquals(0.5, sooner);
    assertEquals(1 - sooner, VarghaDelaney.sooner(AT_500, many));
  }

  private static double sooner(List<Observation> first, double time, boolean event) {
    return VarghaDelaney.sooner(first, List.of(new Observation(time, event)));
  }
}
