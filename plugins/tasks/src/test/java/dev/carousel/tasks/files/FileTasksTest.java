package dev.carousel.tasks.files;

import dev.carousel.api.Task;
import dev.carousel.api.describe.DataFile;
import dev.carousel.testkit.TaskContract;
import java.util.List;
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
    DataFile text = SmallFiles.text(20_000);
    DataFile images = SmallFiles.of("images.csv", SmallFiles.imageTable(1500));
    DataFile cifar = SmallFiles.of("cifar.bin", SmallFiles.cifar(400));
    DataFile table = SmallFiles.table(2000);
    return Stream.of(
        new CharText(text, 16, 0.2, 0.2, CharText.HeldOut.VALIDATION, 1),
        new CharText(text, 11, 0.2, 0.2, CharText.HeldOut.TEST, 1),
        new Pixels(images, DataFile.NONE, DataFile.NONE, DataFile.NONE, 0.3, 1, 0, 0.9),
        new Pixels(images, DataFile.NONE, DataFile.NONE, DataFile.NONE, 0.3, 3, 5, 0.9),
        new NoisyCifar10(cifar, DataFile.NONE, 0.3, 40, NoisyCifar10.Noise.FRESH, 0.9),
        new NoisyCifar10(cifar, DataFile.NONE, 0.3, 33, NoisyCifar10.Noise.FIXED, 0.9),
        new PianoRoll(SmallFiles.pieces(), PianoRoll.HeldOut.VALID, 60, 64, 0.1),
        new Series(table, List.of(), List.of(), 1, 8, 0.3, 0.5),
        new Series(table, List.of("the, walk"), List.of("the, walk"), 3, 9, 0.3, 0.5));
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
