package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Schedule;
import dev.carousel.api.Schedule.Progress;
import java.util.ArrayList;
import java.util.List;
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
    var losses = new ArrayList<Double>();
    for (long update = 0; update < updates; update++) {
      double factor = schedule().factor(new Progress(update, updates, List.copyOf(losses)));
      assertTrue(factor >= 0 && Double.isFinite(factor), "factor " + factor + " at " + update);
      if (update % 10 == 9) {
        losses.add(1 + (double) update / updates);
      }
    }
  }

  @Test
  protected void its_factor_depends_on_the_progress_alone() {
    var early = new Progress(7, 100, List.of(1.0));
    double before = schedule().factor(early);
    schedule().factor(new Progress(99, 100, List.of(1.0, 2.0, 3.0)));
    assertEquals(before, schedule().factor(early));
  }
}
