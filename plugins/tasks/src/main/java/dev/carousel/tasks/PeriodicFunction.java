package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Give a periodic function whose period is told once, at the beginning.
 *
 * <p>The only channel is {@code period / longest} at the first step and 0 from then on; the period
 * is uniform in {@code shortest} to {@code longest} whole steps. At step t the {@code shape} at
 * phase t / period is to be given, in -1 to 1 and 1 at phase 0; squared error. Held-out sequences
 * have {@code test} steps.
 *
 * <p>A network of the paper generates one function of one period, without input; here the period
 * differs between sequences, so that there is something to carry through time.
 */
@Name("timing-pfg")
@Summary("Give a periodic function whose period is told once")
@Source("Gers, Schraudolph & Schmidhuber 2002, JMLR 3, periodic function generation")
@Example("0.8 0 0 0 0 0 -> 1 0 -1 0 1 0 (triangle, period 4 of 5)")
public record PeriodicFunction(
    @Doc("the function") @Default("cosine") Shape shape,
    @Doc("shortest period, in steps") @Default("10") @Min(2) int shortest,
    @Doc("longest period, in steps") @Default("20") @Min(3) int longest,
    @Doc("steps of a training sequence") @Default("100") @Min(4) int length,
    @Doc("steps of a held-out sequence") @Default("100") @Min(4) int test)
    implements Task {

  private static final double TOLERANCE = 0.1;

  /** What is repeated, 1 at the beginning of a period. */
  public enum Shape {
    COSINE,
    TRIANGLE,
    RECTANGLE
  }

  public PeriodicFunction {
    if (shortest >= longest) {
      throw new IllegalArgumentException(
          "shortest (" + shortest + ") is not less than longest (" + longest + ")");
    }
  }

  @Override
  public Format format() {
    return Format.values(1, 1, Math.max(length, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequences(length, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequences(test, random);
  }

  private Episodes sequences(int steps, RandomStream random) {
    double[][] functions = functions();
    return sequence -> write(sequence, steps, functions[random.between(0, longest - shortest)]);
  }

  private void write(Sequence sequence, int steps, double[] function) {
    sequence.begin(steps);
    sequence.input(0, 0, (double) function.length / longest);
    for (int step = 0; step < steps; step++) {
      sequence.target(step, 0, function[step % function.length]);
    }
  }

  /** One period of each length. */
  private double[][] functions() {
    var functions = new double[longest - shortest + 1][];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = new double[shortest + i];
      for (int step = 0; step < shortest + i; step++) {
        functions[i][step] = value((double) step / (shortest + i));
      }
    }
    return functions;
  }

  private double value(double phase) {
    return switch (shape) {
      case COSINE -> StrictMath.cos(2 * StrictMath.PI * phase);
      case TRIANGLE -> Math.abs(4 * phase - 2) - 1;
      case RECTANGLE -> phase < 0.5 ? 1 : -1;
    };
  }

  /** A hundredth of what is left to whoever knows no period. The criterion is ours. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01 * spread(), TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    String mean = "gives the mean over all periods at the step";
    return List.of(new Baseline(Guess.CHANCE, mean, Metric.LOSS, spread()));
  }

  /** The variance between periods, averaged over the steps of a held-out sequence. */
  private double spread() {
    double[][] functions = functions();
    double spread = 0;
    for (int step = 0; step < test; step++) {
      double sum = 0;
      double squares = 0;
      for (double[] function : functions) {
        double value = function[step % function.length];
        sum += value / functions.length;
        squares += value * value / functions.length;
      }
      spread += (squares - sum * sum) / test;
    }
    return spread;
  }
}
