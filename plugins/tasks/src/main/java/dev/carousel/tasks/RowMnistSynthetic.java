package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Name which of a few fixed pictures is seen, noisy, a pixel after the other: sequential MNIST
 * without a file.
 *
 * <p>A picture has {@code size} rows of as many pixels, and around it a margin without ink, as
 * MNIST's has. What is inside is made of square blocks, each ink (1) or none (0), equally likely;
 * the {@code classes} pictures differ from each other and follow from {@code pictures} alone. A
 * sequence is one of them, equally likely, with normal noise added to every pixel, row after row,
 * {@code perStep} pixels a step; at the last step the class is to be named. As the last rows are
 * margin, no class can be told from the last {@code margin * size / perStep} steps.
 */
@Name("row-mnist-synthetic")
@Summary("Name a noisy picture seen pixel by pixel, without a file")
@Source("after sequential MNIST of Le, Jaitly & Hinton 2015, with random pictures")
@Example("0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 -> 1 (without noise)")
public record RowMnistSynthetic(
    @Doc("different pictures") @Default("10") @Min(2) @Max(1000) int classes,
    @Doc("rows of a picture, and pixels of a row") @Default("28") @Min(3) @Max(256) int size,
    @Doc("rows and columns without ink at each edge") @Default("4") @Min(1) int margin,
    @Doc("rows and columns of a block of ink") @Default("4") @Min(1) int block,
    @Doc("standard deviation of the noise of a pixel") @Default("0.3") @Min(0) double noise,
    @Doc("pixels seen at a step; those of a row for row by row") @Default("1") @Min(1) int perStep,
    @Doc("seed of the pictures") @Default("1") long pictures)
    implements Task {

  public RowMnistSynthetic {
    if (2 * margin >= size) {
      throw new IllegalArgumentException(
          "margin is " + margin + ", and nothing of a size of " + size + " is left");
    }
    if (perStep > margin * size) {
      throw new IllegalArgumentException(
          "per-step is " + perStep + ", more than the " + margin * size + " pixels of a margin");
    }
    int blocks = Math.ceilDiv(size - 2 * margin, block);
    if (blocks * blocks < Integer.SIZE - 1 && classes > 1 << (blocks * blocks)) {
      throw new IllegalArgumentException(
          "classes is %d, and %d by %d blocks make fewer different pictures"
              .formatted(classes, blocks, blocks));
    }
  }

  private int steps() {
    return Math.ceilDiv(size * size, perStep);
  }

  private RandomPictures drawn() {
    return new RandomPictures(classes, size, margin, block, pictures);
  }

  @Override
  public Format format() {
    return new Format(perStep, false, classes, Format.Target.CLASS, steps());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    boolean[][] ink = drawn().ink();
    return sequence -> write(sequence, ink, random);
  }

  private void write(Sequence sequence, boolean[][] ink, RandomStream random) {
    sequence.begin(steps());
    int shown = random.below(classes);
    for (int pixel = 0; pixel < size * size; pixel++) {
      double value = (ink[shown][pixel] ? 1 : 0) + (noise == 0 ? 0 : noise * random.gaussian());
      sequence.input(pixel / perStep, pixel % perStep, value);
    }
    sequence.target(steps() - 1, shown);
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any picture; the last pixels are noise alone", classes);
  }
}
