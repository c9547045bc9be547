package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Schedule.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static Progress at(long update, long updates) {
    return new Progress(update, updates, List.of());
  }

  @Test
  void a_constant_rate_stays() {
    assertEquals(1, new Constant().factor(at(0, 10)));
    assertEquals(1, new Constant().factor(at(9, 10)));
  }

  @Test
  void a_cosine_takes_the_whole_budget_unless_told_otherwise() {
    var cosine = new Cosine(0.2, 0);
    assertEquals(1, cosine.factor(at(0, 50)));
    assertEquals(0.6, cosine.factor(at(25, 50)), 1e-15);
    assertEquals(0.2, cosine.factor(at(50, 50)), 1e-15);
  }

  @Test
  void a_cosine_stays_at_its_end() {
    assertEquals(0.2, new Cosine(0.2, 10).factor(at(17, 50)), 1e-15);
  }

  @Test
  void a_warmup_stays_at_the_full_rate() {
    var warmup = new LinearWarmup(4, 0.5);
    assertEquals(0.5, warmup.factor(at(0, 100)));
    assertEquals(0.75, warmup.factor(at(2, 100)));
    assertEquals(1, warmup.factor(at(4, 100)));
    assertEquals(1, warmup.factor(at(99, 100)));
  }

  @Test
  void a_step_drops_after_its_number_of_updates_and_not_before() {
    var step = new Step(3, 0.5);
    assertEquals(1, step.factor(at(2, 100)));
    assertEquals(0.5, step.factor(at(3, 100)));
    assertEquals(0.25, step.factor(at(6, 100)));
  }

  private static double afterLosses(ReduceOnPlateau plateau, Double... losses) {
    return plateau.factor(new Progress(losses.length, 100, List.of(losses)));
  }

  @Test
  void a_plateau_is_more_evaluations_without_improvement_than_patience() {
    var plateau = new ReduceOnPlateau(0.5, 2, 0.1, 0, 0);
    assertEquals(1, afterLosses(plateau));
    assertEquals(1, afterLosses(plateau, 1.0, 0.95, 1.0));
    assertEquals(0.5, afterLosses(plateau, 1.0, 0.95, 1.0, 0.91));
    assertEquals(1, afterLosses(plateau, 1.0, 0.95, 1.0, 0.89));
    assertEquals(0.25, afterLosses(plateau, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));
  }

  @Test
  void evaluations_in_the_cooldown_do_not_count_and_the_rate_has_a_floor() {
    Double[] flat = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    assertEquals(0.125, afterLosses(new ReduceOnPlateau(0.5, 1, 0, 0, 0), flat));
    assertEquals(0.25, afterLosses(new ReduceOnPlateau(0.5, 1, 0, 2, 0), flat));
    assertEquals(0.3, afterLosses(new ReduceOnPlateau(0.5, 1, 0, 0, 0.3), flat));
  }

  @Test
  void a_polynomial_of_power_one_is_a_line_and_ends_at_zero() {
    assertEquals(0.75, new Polynomial(1, 0).factor(at(25, 100)));
    assertEquals(0.5625, new Polynomial(2, 0).factor(at(25, 100)));
    assertEquals(0, new Polynomial(2, 40).factor(at(50, 100)));
  }

  @Test
  void an_inverse_square_root_has_its_top_at_the_end_of_the_warmup() {
    var schedule = new InverseSquareRoot(4);
    assertEquals(0.25, schedule.factor(at(0, 100)));
    assertEquals(1, schedule.factor(at(3, 100)));
    assertEquals(0.5, schedule.factor(at(15, 100)));
  }

  @Test
  void a_warmup_stays_and_decays_in_the_last_part_of_the_budget() {
    var schedule = new WarmupStableDecay(4, 0.2);
    assertEquals(0.5, schedule.factor(at(1, 100)));
    assertEquals(1, schedule.factor(at(40, 100)));
    assertEquals(0.5, schedule.factor(at(90, 100)), 1e-15);
  }

  @Test
  void restarts_begin_again_at_the_full_rate_after_growing_lengths() {
    var schedule = new CosineRestarts(10, 2, 0.1);
    assertEquals(1, schedule.factor(at(10, 100)));
    assertEquals(1, schedule.factor(at(30, 100)));
    assertEquals(0.55, schedule.factor(at(20, 100)), 1e-15);
  }
}
