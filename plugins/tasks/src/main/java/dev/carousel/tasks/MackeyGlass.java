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
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Predict a chaotic series some steps ahead.
 *
 * <p>The series solves {@code dx/dt = 0.2 x(t - delay) / (1 + x(t - delay)^10) - 0.1 x(t)}, here by
 * fourth-order Runge and Kutta with ten steps per unit of time, and is seen once per unit. A stream
 * starts from a random constant past, waits until the start is forgotten, and then gives one piece
 * of one orbit after another. At every step but the first {@code washout} the value {@code ahead}
 * steps later is to be given; squared error. The normalised root-mean-square error of the
 * literature is the root of the loss over chance's loss.
 */
@Name("mackey-glass")
@Summary("Predict the Mackey-Glass series some steps ahead")
@Source("Mackey & Glass 1977, Science 197; as a task: Jaeger & Haas 2004, Science 304")
@Example("0.900 0.857 0.817 0.778 -> _ _ 0.778 0.739 (one ahead)")
public record MackeyGlass(
    @Doc("delay of the equation; 17 is mildly, 30 more chaotic") @Default("17") @Min(8) @Max(300)
        int delay,
    @Doc("steps from what is seen to what is to be given") @Default("10") @Min(1) @Max(1000)
        int ahead,
    @Doc("steps of a sequence") @Default("100") @Min(2) int length,
    @Doc("first steps that do not count") @Default("20") @Min(0) int washout)
    implements Task {

  /** A root-mean-square error of a tenth of the spread, in units of the series. */
  private static final double TOLERANCE = 0.023;

  private static final Map<MackeyGlass, Moments> MOMENTS = new ConcurrentHashMap<>();

  public MackeyGlass {
    if (washout >= length) {
      throw new IllegalArgumentException("a washout of " + washout + " needs a length above it");
    }
  }

  @Override
  public Format format() {
    return Format.values(1, 1, length);
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var series = new MackeyGlassSeries(delay, random.uniform(0.5, 1.5));
    return sequence -> write(sequence, series);
  }

  private void write(Sequence sequence, MackeyGlassSeries series) {
    sequence.begin(length);
    for (int time = 0; time < length + ahead; time++) {
      double value = series.next();
      if (time < length) {
        sequence.input(time, 0, value);
      }
      if (time - ahead >= washout) {
        sequence.target(time - ahead, 0, value);
      }
    }
  }

  /** A hundredth of the variance: a normalised error of 0.1. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01 * moments().variance(), TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    Moments moments = moments();
    return List.of(
        new Baseline(Guess.CHANCE, "gives the mean", Metric.LOSS, moments.variance()),
        new Baseline(
            "linear",
            "gives the best linear function of the present value",
            Metric.LOSS,
            moments.residual()),
        Present.of(this).getFirst());
  }

  private Moments moments() {
    return MOMENTS.computeIfAbsent(
        this, task -> Moments.of(new MackeyGlassSeries(task.delay, 1.2)::next, task.ahead));
  }
}
