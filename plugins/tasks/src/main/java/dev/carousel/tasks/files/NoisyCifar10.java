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

/**
 * Name the class of an image of CIFAR-10 long after it was seen.
 *
 * <p>The first 32 steps are the rows of an image, 96 numbers each: 32 red values, 32 green, 32
 * blue, from 0 to 1. Then come steps of 96 standard normal numbers up to {@code length}; at the
 * last one the class is to be named. The noise differs from sequence to sequence, each row of it
 * being a piece of 65,536 numbers that were drawn before, or is the same for all of them, as the
 * code of Rusch and Mishra 2021 has it. What is held out is a file of its own or the end of the
 * file. Files one behind the other, as {@code cat data_batch_*.bin} writes them, are one file.
 */
@Name("noisy-cifar10-pad")
@Summary("Name the class of a CIFAR-10 image whose rows are followed by noise")
@Source(
    "Chang, Chen, Haber & Chi 2019, ICLR (antisymmetric RNN); Rusch & Mishra 2021, ICLR (coRNN)")
@Example("[0.23 0.17 …] … [0.61 0.58 …] [-0.64 1.12 …] … [0.08 -1.37 …] -> 6")
public record NoisyCifar10(
    @Doc("images of CIFAR-10 in its binary version, plain or compressed by gzip") DataFile file,
    @Doc("held-out images, likewise") @Default("") DataFile testFile,
    @Doc("share of the file's end that is held out where there is no test-file")
        @Default("0.2")
        @Above(0)
        @Below(1)
        double heldOutShare,
    @Doc("steps of a sequence: 32 rows, then noise") @Default("1000") @Min(32) int length,
    @Doc("whether the noise differs from sequence to sequence, or is one for all") @Default("fresh")
        Noise noise,
    @Doc("accuracy that counts as solved") @Default("0.5") @Above(0) @Max(1) double goal)
    implements Task {

  /** Whether the noise behind images differs. */
  public enum Noise {
    FRESH,
    FIXED
  }

  private static final int WIDTH = CifarImages.CHANNELS * CifarImages.ROWS;
  private static final double LARGEST = 255;

  /** Numbers of which a row of fresh noise is a piece. */
  private static final int TABLE = 1 << 16;

  public NoisyCifar10 {
    CifarImages images = CifarImages.of(file);
    if (testFile.isPresent()) {
      CifarImages.of(testFile);
    } else if (trained(images, heldOutShare) < 1
        || trained(images, heldOutShare) == images.count()) {
      throw DataFileException.of(file, "too few images to hold some out: " + images.count(), "");
    }
  }

  private static int trained(CifarImages images, double share) {
    return (int) Math.round(images.count() * (1 - share));
  }

  private CifarImages images() {
    return CifarImages.of(file);
  }

  private int trained() {
    return testFile.isPresent() ? images().count() : trained(images(), heldOutShare);
  }

  private CifarImages heldOutImages() {
    return testFile.isPresent() ? CifarImages.of(testFile) : images();
  }

  private int firstHeldOut() {
    return testFile.isPresent() ? 0 : trained();
  }

  @Override
  public Format format() {
    return new Format(WIDTH, false, CifarImages.CLASSES, Format.Target.CLASS, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var writer = new Writer(images(), random);
    var order = new Order(trained(), random);
    return sequence -> writer.write(sequence, order.next());
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    CifarImages images = heldOutImages();
    var writer = new Writer(images, random);
    int first = firstHeldOut();
    return new Episodes() {
      private int next = first;

      @Override
      public void next(Sequence sequence) {
        writer.write(sequence, next);
        next = next + 1 == images.count() ? first : next + 1;
      }
    };
  }

  @Override
  public int heldOutSequences() {
    return heldOutImages().count() - firstHeldOut();
  }

  /**
   * Writes images and the noise behind them. Fixed noise is one table for all; of fresh noise each
   * row is a piece of a table, from a place that is drawn.
   */
  private final class Writer {
    private final CifarImages images;
    private final RandomStream random;
    private final float[] table;

    Writer(CifarImages images, RandomStream random) {
      this.images = images;
      this.random = random;
      boolean fixed = noise == Noise.FIXED;
      table = new float[fixed ? (length - CifarImages.ROWS) * WIDTH : TABLE];
      // the generator of the JDK's Random is specified to the bit
      var source = new Random(1);
      for (int i = 0; i < table.length; i++) {
        table[i] = (float) (fixed ? source.nextGaussian() : random.gaussian());
      }
    }

    void write(Sequence sequence, int image) {
      sequence.begin(length);
      for (int row = 0; row < CifarImages.ROWS; row++) {
        row(sequence, image, row);
      }
      for (int step = CifarImages.ROWS; step < length; step++) {
        int from =
            noise == Noise.FIXED
                ? (step - CifarImages.ROWS) * WIDTH
                : random.below(TABLE - WIDTH + 1);
        sequence.inputs(step, table, from, WIDTH);
      }
      sequence.target(length - 1, images.named(image));
    }

    private void row(Sequence sequence, int image, int row) {
      for (int channel = 0; channel < CifarImages.CHANNELS; channel++) {
        for (int column = 0; column < CifarImages.ROWS; column++) {
          int value = images.value(image, row, channel, column);
          sequence.input(row, channel * CifarImages.ROWS + column, value / LARGEST);
        }
      }
    }
  }

  @Override
  public Criterion solved() {
    return Criterion.accuracy(goal);
  }

  @Override
  public List<Baseline> baselines() {
    return ClassShares.of(CifarImages.CLASSES, images().classes(), trained())
        .baselines(heldOutImages().classes(), firstHeldOut());
  }
}
