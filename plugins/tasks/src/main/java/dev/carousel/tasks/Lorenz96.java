package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
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
import java.util.stream.Stream;

/**
 * Predict a chaotic system of coupled variables some steps ahead.
 *
 * <p>The system solves {@code dx_j/dt = (x_{j+1} - x_{j-2}) x_{j-1} - x_j + force}, its {@code
 * variables} in a ring, here by fourth-order Runge and Kutta with equal steps of at most 0.05. A
 * stream starts 32 orbits near rest, waits until the start is forgotten, and then gives a piece of
 * each in turn. The first {@code seen} variables are the input, and at every step but the first
 * {@code washout} their values {@code ahead} steps later are to be given; squared error.
 *
 * <p>Where all variables are seen, as it was published as a task for recurrent cells, the present
 * state determines the future, and no memory is needed; where only one is seen, the others must be
 * inferred from its past.
 */
@Name("lorenz96")
@Summary("Predict some variables of the Lorenz-96 system some steps ahead")
@Source("Lorenz 1996; as a task: Rusch, Mishra, Erichson & Mahoney 2022, ICLR")
@Example("3.25 2.91 2.49 2.15 -> 2.91 2.49 2.15 1.99 (one ahead)")
public record Lorenz96(
    @Doc("variables of the ring") @Default("5") @Min(4) @Max(100) int variables,
    @Doc("how many of them are seen and predicted") @Default("1") @Min(1) int seen,
    @Doc("the driving force; 8 makes chaos") @Default("8") @Min(2) @Max(20) double force,
    @Doc("hundredths of a unit of time between steps") @Default("5") @Min(1) @Max(100) int every,
    @Doc("steps from what is seen to what is to be given") @Default("5") @Min(1) @Max(1000)
        int ahead,
    @Doc("steps of a sequence") @Default("100") @Min(2) int length,
    @Doc("first steps that do not count") @Default("20") @Min(0) int washout)
    implements Task {

  /** In hundredths of a unit of time, as Lorenz & Emanuel 1998 took it. */
  private static final int LONGEST_STEP = 5;

  /** Units of time. */
  private static final int FORGOTTEN = 100;

  private static final double TOLERANCE = 0.4;
  private static final Map<Lorenz96, Moments> MOMENTS = new ConcurrentHashMap<>();

  public Lorenz96 {
    if (seen > variables) {
      throw new IllegalArgumentException(seen + " seen of " + variables + " variables");
    }
    if (washout >= length) {
      throw new IllegalArgumentException("a washout of " + washout + " needs a length above it");
    }
  }

  @Override
  public Format format() {
    return Format.values(seen, seen, length);
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return new Forecast(orbits(random), steps(), seen, length, ahead, washout).episodes(() -> {});
  }

  private int steps() {
    return Math.ceilDiv(every, LONGEST_STEP);
  }

  private Orbits orbits(RandomStream random) {
    double step = every / 100.0 / steps();
    var ring = new double[(variables + 3) * Orbits.COUNT];
    var orbits = new Orbits((x, slopes) -> slopes(x, slopes, ring, force), variables, step);
    for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
      for (int variable = 0; variable < variables; variable++) {
        orbits.place(variable, orbit, force);
      }
      orbits.place(0, orbit, force + 1 + random.uniform());
    }
    orbits.advance((int) (FORGOTTEN / step));
    return orbits;
  }

  /**
   * @param ring the variables once more, with two before the first and one after the last
   */
  private static void slopes(double[] x, double[] slopes, double[] ring, double force) {
    int one = Orbits.COUNT;
    System.arraycopy(x, x.length - 2 * one, ring, 0, 2 * one);
    System.arraycopy(x, 0, ring, 2 * one, x.length);
    System.arraycopy(x, 0, ring, 2 * one + x.length, one);
    for (int i = 0; i < x.length; i++) {
      slopes[i] = (ring[i + 3 * one] - ring[i]) * ring[i + one] - ring[i + 2 * one] + force;
    }
  }

  /** A hundredth of the variance: a normalised error of 0.1. The criterion is ours. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01 * moments().variance(), TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    Moments moments = moments();
    String line = "gives the best linear function of each variable's own present value";
    List<Baseline> known =
        List.of(
            new Baseline(Guess.CHANCE, "gives the mean", Metric.LOSS, moments.variance()),
            new Baseline("linear", line, Metric.LOSS, moments.residual()));
    return seen > 1
        ? known
        : Stream.concat(known.stream(), Stream.of(Present.of(this).getFirst())).toList();
  }

  /** Of any variable: the ring has no first one. */
  private Moments moments() {
    return MOMENTS.computeIfAbsent(
        this,
        task -> {
          Orbits orbits = task.orbits(new Calibration());
          return Moments.of(
              () -> {
                orbits.advance(task.steps());
                return orbits.value(0, 0);
              },
              task.ahead);
        });
  }
}
