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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Predict a chaotic system of coupled variables some steps ahead.
 *
 * <p>The system solves {@code dx_j/dt = (x_{j+1} - x_{j-2}) x_{j-1} - x_j + force}, its {@code
 * variables} in a ring, here by fourth-order Runge and Kutta with steps of 0.01, and is seen every
 * {@code every} of these. A stream starts near rest, waits until the start is forgotten, and then
 * gives one piece of one orbit after another. The first {@code seen} variables are the input, and
 * at every step but the first {@code washout} their values {@code ahead} steps later are to be
 * given; squared error.
 *
 * <p>Where all variables are seen, as it was published as a task for recurrent cells, the present
 * state determines the future, and no memory is needed; where only one is seen, the others must be
 * inferred from its past.
 */
@Name("lorenz96")
@Summary("Predict some variables of the Lorenz-96 system some steps ahead")
@Source("Lorenz 1996; as a task: Rusch, Mishra, Erichson & Mahoney 2022, ICLR")
@Example("-2.52 -3.98 -4.69 -4.72 -> -3.98 -4.69 -4.72 -4.31 (one ahead)")
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

  private static final double STEP = 0.01;
  private static final int FORGOTTEN = 10_000;
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

  @Override
  public Episodes episodes(RandomStream random) {
    Orbit orbit = orbit(random.uniform());
    return sequence -> write(sequence, orbit);
  }

  private Orbit orbit(double disturbance) {
    var start = new double[variables];
    Arrays.fill(start, force);
    start[0] += 1 + disturbance;
    var orbit = new Orbit(this::slope, STEP, start);
    orbit.advance(FORGOTTEN);
    return orbit;
  }

  private void slope(double[] x, double[] slope) {
    int last = x.length - 1;
    double before = x[last - 1];
    double left = x[last];
    double here = x[0];
    for (int j = 0; j <= last; j++) {
      double right = x[j == last ? 0 : j + 1];
      slope[j] = (right - before) * left - here + force;
      before = left;
      left = here;
      here = right;
    }
  }

  private void write(Sequence sequence, Orbit orbit) {
    sequence.begin(length);
    for (int time = 0; time < length + ahead; time++) {
      orbit.advance(every);
      for (int variable = 0; variable < seen; variable++) {
        if (time < length) {
          sequence.input(time, variable, orbit.value(variable));
        }
        if (time - ahead >= washout) {
          sequence.target(time - ahead, variable, orbit.value(variable));
        }
      }
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
          Orbit orbit = task.orbit(0.5);
          return Moments.of(
              () -> {
                orbit.advance(task.every);
                return orbit.value(0);
              },
              task.ahead);
        });
  }
}
