package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Task;
import dev.carousel.api.data.Streak;
import dev.carousel.tasks.LongLag.Middle;
import org.junit.jupiter.api.Test;

/** What Hochreiter and Schmidhuber (1997) ask of training sequences. */
class StreaksTest {

  private static String streak(Task task) {
    return task.solvedInTraining().map(Streak::toString).orElse("none");
  }

  @Test
  void experiments_2_4_5_and_6_end_as_published() {
    String row = " training sequences in a row within ";
    assertEquals("10000" + row + "0.25 at every step", streak(new LongLag(100, Middle.ORDERED)));
    assertEquals("10000" + row + "0.25", streak(new LongLag(100, Middle.RANDOM)));
    assertEquals("10000" + row + "0.2", streak(new LongLagTrigger(50, 50)));
    assertEquals("2000" + row + "0.04, mean error < 0.01", streak(new AddingHs97(100)));
    assertEquals("all but 12 of 2000" + row + "0.04", streak(new Multiplication(100)));
    assertEquals("2000" + row + "0.3, mean error < 0.1", streak(new TemporalOrder(100)));
    assertEquals("2000" + row + "0.3, mean error < 0.1", streak(new TemporalOrder3(100)));
  }

  @Test
  void tasks_judged_on_test_sequences_have_none() {
    assertEquals("none", streak(new Latch(10, 2, 8)));
    assertEquals("none", streak(new TwoSequence(100, 3, TwoSequence.Form.A)));
  }
}
