package dev.carousel.tasks.files;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Name the class of an image that is seen a pixel after the other, a row after the other, or in
 * pieces of any size; the answer is asked for at the end. Pixels are divided by the largest of the
 * training part. What is held out is a file of its own or the end of the file.
 */
@Name("pixels")
@Summary("Name the class of an image seen pixel by pixel")
@Source("Le, Jaitly & Hinton 2015")
@Example("0 0 0.31 0.81 0.56 0.06 0 0 … 0.63 0 0 0 0 -> 0")
public record Pixels(
    @Doc("images: IDX, or CSV of pixels and then the class; plain or compressed by gzip")
        DataFile file,
    @Doc("the classes of an IDX file") @Default("") DataFile labels,
    @Doc("held-out images, of the same form") @Default("") DataFile testFile,
    @Doc("their classes") @Default("") DataFile testLabels,
    @Doc("share of the file's end that is held out where there is no test-file")
        @Default("0.2")
        @Above(0)
        @Below(1)
        double heldOutShare,
    @Doc("pixels seen at a step; those of a row for row by row") @Default("1") @Min(1) int perStep,
    @Doc("seed of a fixed order of all pixels; 0 for row after row") @Default("0") long permutation,
    @Doc("accuracy that counts as solved") @Default("0.95") @Above(0) @Max(1) double goal)
    implements Task {

  public Pixels {
    Images images = Images.of(file, labels);
    if (perStep > images.size()) {
      throw new IllegalArgumentException(
          "per-step is %d, and an image has %d pixels".formatted(perStep, images.size()));
    }
    if (testLabels.isPresent() && !testFile.isPresent()) {
      throw new IllegalArgumentException("test-labels are of no use without a test-file");
    }
    if (testFile.isPresent()) {
      Images test = Images.of(testFile, testLabels);
      if (test.size() != images.size()) {
        throw DataFileException.of(
            testFile,
            "its images have %d pixels, and those of %s have %d"
                .formatted(test.size(), file, images.size()),
            "");
      }
    } else if (trained(images, heldOutShare) < 1
        || trained(images, heldOutShare) == images.count()) {
      throw DataFileException.of(file, "too few images to hold some out: " + images.count(), "");
    }
  }

  private static int trained(Images images, double share) {
    return (int) Math.round(images.count() * (1 - share));
  }

  private Images images() {
    return Images.of(file, labels);
  }

  private int trained() {
    return testFile.isPresent() ? images().count() : trained(images(), heldOutShare);
  }

  private Images heldOutImages() {
    return testFile.isPresent() ? Images.of(testFile, testLabels) : images();
  }

  private int firstHeldOut() {
    return testFile.isPresent() ? 0 : trained();
  }

  private int classes() {
    return 1
        + IntStream.concat(
                IntStream.of(images().classes()), IntStream.of(heldOutImages().classes()))
            .max()
            .orElse(0);
  }

  private int steps() {
    return Math.ceilDiv(images().size(), perStep);
  }

  @Override
  public Format format() {
    return new Format(perStep, false, Math.max(2, classes()), Format.Target.CLASS, steps());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    Images images = images();
    var writer = new Writer(images);
    var order = new Order(trained(), random);
    return sequence -> writer.write(sequence, images, order.next());
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var writer = new Writer(images());
    Images images = heldOutImages();
    int first = firstHeldOut();
    return new Episodes() {
      private int next = first;

      @Override
      public void next(Sequence sequence) {
        writer.write(sequence, images, next);
        next = next + 1 == images.count() ? first : next + 1;
      }
    };
  }

  @Override
  public int heldOutSequences() {
    return heldOutImages().count() - firstHeldOut();
  }

  /** Writes images in the order of the task. */
  private final class Writer {
    private final int[] order;
    private final double largest;
    private final int steps = steps();

    Writer(Images trainedOn) {
      order = order(trainedOn.size());
      int most = 1;
      for (int i = 0; i < trained() * trainedOn.size(); i++) {
        most = Math.max(most, trainedOn.pixels()[i] & 0xff);
      }
      largest = most;
    }

    void write(Sequence sequence, Images images, int image) {
      sequence.begin(steps);
      for (int i = 0; i < order.length; i++) {
        int pixel = images.pixel(image, order[i]);
        if (pixel > 0) {
          sequence.input(i / perStep, i % perStep, pixel / largest);
        }
      }
      sequence.target(steps - 1, images.classes()[image]);
    }
  }

  /** The generator of the JDK's {@link Random} is specified to the bit. */
  private int[] order(int size) {
    int[] order = IntStream.range(0, size).toArray();
    if (permutation != 0) {
      var random = new Random(permutation);
      for (int i = size - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int moved = order[i];
        order[i] = order[other];
        order[other] = moved;
      }
    }
    return order;
  }

  @Override
  public Criterion solved() {
    return Criterion.accuracy(goal);
  }

  @Override
  public List<Baseline> baselines() {
    return ClassShares.of(format().outputs(), images().classes(), trained())
        .baselines(heldOutImages().classes(), firstHeldOut());
  }
}
