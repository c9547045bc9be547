package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.tasks.files.FileTasks;
import dev.carousel.testkit.Offered;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BatchCostTest {
  /** The writer of a sequence, and what the virtual machine does beside. */
  private static final double BYTES = 100;

  /** All but {@link Agreement}, whose sentences are made of lists of words. */
  static Stream<Task> tasks() {
    return Stream.concat(
        Offered.components(Task.class).filter(task -> !(task instanceof Agreement)),
        FileTasks.onSmallFiles());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void writing_a_sequence_allocates_nothing_that_grows_with_its_steps(Task task) {
    double bytes = new BatchCost(task).bytesPerSequence();
    assertTrue(bytes < BYTES, bytes + " bytes for a sequence");
  }
}
