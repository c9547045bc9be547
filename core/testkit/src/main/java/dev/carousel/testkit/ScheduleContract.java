package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schedule promises. */
public abstract class ScheduleContract extends ComponentContract {

  /** The schedule under test. */
  protected abstract Schedule schedule();

  @Override
  final Component component() {
    return schedule();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 10, 1000})
  protected void its_factor_is_finite_and_not_negative(long updates) {
    for (long update = 0; update < updates; update++) {
      double factor = schedule().factor(update, updates);
      assertTrue(factor >= 0 && Double.isFinite(factor), "factor " + factor + " at " + update);
    }
  }

  @Test
  protected void its_factor_depends_on_the_update_alone() {
    double before = schedule().factor(7, 100);
    schedule().factor(99, 100);
    assertEquals(before, schedule().factor(7, 100));
  }
}
