package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.testkit.Offered;
import dev.carousel.testkit.ScheduleContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("schedules")
final class EveryScheduleTest extends ScheduleContract {
  @Parameter Schedule schedule;

  static Stream<Schedule> schedules() {
    return Offered.components(Schedule.class);
  }

  @Override
  protected Schedule schedule() {
    return schedule;
  }
}
