package dev.carousel.tasks.files;

import dev.carousel.api.Task;
import dev.carousel.testkit.TaskContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every task promises, of tasks on small files. */
@ParameterizedClass
@MethodSource("tasks")
final class FileTasksTest extends TaskContract {
  @Parameter Task task;

  static Stream<Task> tasks() {
    return FileTasks.onSmallFiles();
  }

  @Override
  protected Task task() {
    return task;
  }

  /** Images and frames tell more than baselines know; a character's follower is one of them. */
  @Override
  protected int sight() {
    return task instanceof CharText ? 1 : 0;
  }
}
