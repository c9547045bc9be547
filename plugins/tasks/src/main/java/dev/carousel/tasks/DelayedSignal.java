package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * Give at every step the value that a smooth random signal had some steps ago.
 *
 * <p>The signal is white noise below a frequency: {@code x(t) = sum_k (a_k cos(2 pi k t / length) +
 * b_k sin(2 pi k t / length)) / sqrt(K)} for k from 1 to {@code K = floor(band length)}, all a_k
 * and b_k standard normal, so that every value is normal with variance 1. From step {@code delay}
 * on, {@code x(t - delay)} is to be given; squared error. Some {@code 2 band delay} numbers must be
 * held: a longer delay of a narrower band asks for the same memory over a longer gap.
 *
 * <p>The normalised root-mean-square error of the literature is the root of the loss.
 */
@Name("delayed-signal")
@Summary("Give the value that a smooth random signal had some steps ago")
@Source("Voelker, Kajić & Eliasmith 2019, NeurIPS, Legendre memory units")
@Example("1 0.5 -0.5 -1 -0.5 0.5 -> 1 0.5 -0.5 -1 -0.5")
public record DelayedSignal(
    @Doc("steps between a value and its repetition") @Default("20") @Min(1) int delay,
    @Doc("steps of a sequence, more than the delay") @Default("100") @Min(4) int length,
    @Doc("highest frequency, in cycles a step, below one half")
        @Default("0.1")
        @Above(0)
        @Below(0.5)
        double band)
    implements Task {

  private static final double TOLERANCE = 0.1;

  public DelayedSignal {
    if (length <= delay) {
      throw new IllegalArgumentException("a delay of " + delay + " needs a length above it");
    }
    if (band * length < 2) {
      throw new IllegalArgumentException(
          "a band of " + band + " has no two waves in " + length + " steps");
    }
  }

  private int waves() {
    return (int) (band * length);
  }

  @Override
  public Format format() {
    return Format.values(1, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var cosines = new double[length];
    var sines = new double[length];
    for (int step = 0; step < length; step++) {
      double angle = 2 * StrictMath.PI * step / length;
      cosines[step] = StrictMath.cos(angle) / StrictMath.sqrt(waves());
      sines[step] = StrictMath.sin(angle) / StrictMath.sqrt(waves());
    }
    var signal = new double[length];
    return sequence -> write(sequence, signal, cosines, sines, random);
  }

  private void write(
      Sequence sequence, double[] signal, double[] cosines, double[] sines, RandomStream random) {
    Arrays.fill(signal, 0);
    for (int wave = 1; wave <= waves(); wave++) {
      double a = random.gaussian();
      double b = random.gaussian();
      int angle = 0;
      for (int step = 0; step < length; step++) {
        signal[step] += a * cosines[angle] + b * sines[angle];
        angle += wave;
        angle -= angle < length ? 0 : length;
      }
    }
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      sequence.input(step, 0, signal[step]);
      if (step + delay < length) {
        sequence.target(step + delay, 0, signal[step]);
      }
    }
  }

  /**
   * A hundredth of the variance, a normalised error of 0.1, or a tenth of what the memoryless have
   * if that is less. The criterion is ours.
   */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(Math.min(0.01, 0.1 * memoryless()), TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    return List.of(
        new Baseline(Guess.CHANCE, "gives 0", Metric.LOSS, 1),
        new Baseline(
            "memoryless",
            "gives the best function of the present value, a linear one",
            Metric.LOSS,
            memoryless()));
  }

  /** What the correlation of two values a delay apart leaves over. */
  private double memoryless() {
    double sum = 0;
    for (int wave = 1; wave <= waves(); wave++) {
      sum += StrictMath.cos(2 * StrictMath.PI * wave * delay / length);
    }
    double correlation = sum / waves();
    return 1 - correlation * correlation;
  }
}
