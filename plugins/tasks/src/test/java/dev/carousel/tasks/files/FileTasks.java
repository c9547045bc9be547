package dev.carousel.tasks.files;

import dev.carousel.api.Component;
import dev.carousel.api.Task;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.DataFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tasks on files that are written here. */
public final class FileTasks {
  private FileTasks() {}

  /** Every task that needs a file, with short sequences. */
  public static Stream<Task> onSmallFiles() {
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

  /** The same with the tasks' defaults, and images as large as those of MNIST. */
  public static Stream<Task> atDefaults() {
    int count = 100;
    byte[] images = SmallFiles.idxImages(count, 28, 28).array();
    return Stream.of(
        made(CharText.class, Map.of("file", SmallFiles.text(200_000))),
        made(
            Pixels.class,
            Map.of(
                "file",
                SmallFiles.of("images", images),
                "labels",
                SmallFiles.of("labels", SmallFiles.idxLabels(count).array()))),
        made(NoisyCifar10.class, Map.of("file", SmallFiles.of("a.bin", SmallFiles.cifar(count)))),
        made(PianoRoll.class, Map.of("file", SmallFiles.pieces())),
        made(Series.class, Map.of("file", SmallFiles.table(2000))));
  }

  private static Task made(Class<? extends Component> type, Map<String, Object> arguments) {
    return (Task) ComponentType.of(type).create(arguments);
  }
}
