package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  @Test
  void a_median_exists_when_exactly_half_are_solved() {
    for (int n = 2; n <= 40; n += 2) {
      var observations = new ArrayList<Observation>();
      for (int i = 1; i <= n; i++) {
        observations.add(new Observation(i <= n / 2 ? i : n, i <= n / 2));
      }
      assertEquals(OptionalDouble.of(n / 2.0), KaplanMeier.median(observations), "n = " + n);
    }
  }

  @Test
  void fewer_than_half_have_no_median() {
    assertEquals(
        OptionalDouble.empty(),
        KaplanMeier.median(List.of(solved(50), unsolved(80), unsolved(80))));
    assertEquals(OptionalDouble.empty(), KaplanMeier.median(List.of()));
  }

  @Test
  void a_trial_watched_for_a_short_time_counts_only_until_then() {
    assertEquals(
        OptionalDouble.of(60), KaplanMeier.median(List.of(unsolved(10), solved(60), unsolved(80))));
  }

  @Test
  void a_trial_that_never_will_be_solved_stays_at_risk() {
    Observation never = new Observation(Double.POSITIVE_INFINITY, false);
    var curve = KaplanMeier.curve(List.of(never, solved(60), solved(70), never));
    assertEquals(
        List.of(new KaplanMeier.Step(60, 4, 1, 0.75), new KaplanMeier.Step(70, 3, 1, 0.5)),
        curve.stream().map(KaplanMeierTest::rounded).toList());
  }

  private static KaplanMeier.Step rounded(KaplanMeier.Step step) {
    double survival = Math.rint(step.survival() * 1e9) / 1e9;
    return new KaplanMeier.Step(step.time(), step.atRisk(), step.events(), survival);
  }

  private static Observation solved(double time) {
    return new Observation(time, true);
  }

  private static Observation unsolved(double time) {
    return new Observation(time, false);
  }
}
