package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void a_constant_rate_stays() {
    assertEquals(1, new Constant().factor(0, 10));
    assertEquals(1, new Constant().factor(9, 10));
  }

  @Test
  void a_cosine_takes_the_whole_budget_unless_told_otherwise() {
    var cosine = new Cosine(0.2, 0);
    assertEquals(1, cosine.factor(0, 50));
    assertEquals(0.6, cosine.factor(25, 50), 1e-15);
    assertEquals(0.2, cosine.factor(50, 50), 1e-15);
  }

  @Test
  void a_cosine_stays_at_its_end() {
    assertEquals(0.2, new Cosine(0.2, 10).factor(17, 50), 1e-15);
  }

  @Test
  void a_warmup_stays_at_the_full_rate() {
    var warmup = new LinearWarmup(4, 0.5);
    assertEquals(0.5, warmup.factor(0, 100));
    assertEquals(0.75, warmup.factor(2, 100));
    assertEquals(1, warmup.factor(4, 100));
    assertEquals(1, warmup.factor(99, 100));
  }

  @Test
  void a_step_drops_after_its_number_of_updates_and_not_before() {
    var step = new Step(3, 0.5);
    assertEquals(1, step.factor(2, 100));
    assertEquals(0.5, step.factor(3, 100));
    assertEquals(0.25, step.factor(6, 100));
  }
}
