package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.testkit.Offered;
import dev.carousel.testkit.TaskContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("tasks")
final class EveryTaskTest extends TaskContract {
  @Parameter Task task;

  static Stream<Task> tasks() {
    return Stream.concat(
        Offered.components(Task.class),
        Stream.of(
            new Latch(0, 2, 1),
            new Latch(5, 7, 2),
            new Adding(2),
            new Adding(7),
            new Copy(1, 1, 2, Copy.Form.ARJOVSKY, Copy.Order.FORWARD, false),
            new Copy(20, 3, 4, Copy.Form.BAI, Copy.Order.REVERSE, true),
            new TemporalOrder(10),
            new TemporalOrder(37),
            new Agreement(1, Agreement.Distance.FAR, 2, 0),
            new Agreement(40, Agreement.Distance.FAR, 12, 3),
            new Agreement(40, Agreement.Distance.NEAR, 12, 3)));
  }

  @Override
  protected Task task() {
    return task;
  }
}
