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
}
