package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.testkit.TaskContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks with the smallest sizes at which a glance is not enough. */
@ParameterizedClass
@MethodSource("tasks")
final class SmallTasksTest extends TaskContract {
  @Parameter Task task;

  static Stream<Task> tasks() {
    return Stream.of(
        new SelectiveCopy(0, 1, 2),
        new Denoise(0, 1, 2, 0),
        new Denoise(5, 2, 3, 4),
        new DelayLine(1, 2, 2),
        new AssocRecall(1, 0, 1, 2),
        new AssocRecallNtm(2, 2, 1, 1),
        new Mqar(1, 4, 4, 1, false),
        new InductionHeads(3, 2, InductionHeads.Place.ANYWHERE),
        new Majority(3),
        new EvenPairs(2),
        new CycleNav(2, 3),
        new ModularArith(2, 2),
        new WordProblem(Group.S3, 2, WordProblem.Products.LAST),
        new LraListops(4, 4, 2, 2),
        new LearningToExecute(1, 1, true),
        new LearningToExecuteAdd(1),
        new LearningToExecuteAdd(9),
        new JozefowiczArith(1, 0),
        new JozefowiczXml(12, 1, 2),
        new MackeyGlass(30, 1, 2, 0),
        new Narma(2, 2, 0),
        new Narma(30, 60, 40));
  }

  @Override
  protected Task task() {
    return task;
  }
}
