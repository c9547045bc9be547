package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
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
 * Predict the voltage of a neuron some steps ahead, a system of a fast and a slow variable.
 *
 * <p>The system solves {@code dv/dt = v - v^3 / 3 - w + current}, {@code dw/dt = rate (v + 0.7 -
 * 0.8 w)}, here by fourth-order Runge and Kutta with equal steps of at most 0.2. Each sequence
 * starts from v and w uniform in [-1, 1). Only v is seen, and at every step its value {@code ahead}
 * steps later is to be given; squared error.
 *
 * <p>With the defaults the neuron fires again and again: v jumps, then creeps for some hundred
 * steps while w drifts. The smaller {@code rate}, the further apart the two scales of time.
 */
@Name("fitzhugh-nagumo")
@Summary("Predict the voltage of a neuron with a fast and a slow variable some steps ahead")
@Source("FitzHugh 1961; Nagumo et al. 1962; as a task: Rusch et al. 2022, ICLR")
@Example("-0.50 -0.48 -0.46 -0.42 -> -0.48 -0.46 -0.42 -0.38 (one ahead)")
public record FitzHughNagumo(
    @Doc("rate of the slow variable; the fast one's is about 1") @Default("0.02") @Above(0) @Max(1)
        double rate,
    @Doc("current into the neuron; 0.5 makes it fire again and again") @Default("0.5")
        double current,
    @Doc("tenths of a unit of time between steps") @Default("4") @Min(1) @Max(100) int every,
    @Doc("steps from what is seen to what is to be given") @Default("10") @Min(1) @Max(1000)
        int ahead,
    @Doc("steps of a sequence") @Default("400") @Min(2) int length)
    implements Task {

  /** In tenths of a unit of time. */
  private static final int LONGEST_STEP = 2;

  private static final double TOLERANCE = 0.1;

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
    int steps = Math.ceilDiv(every, LONGEST_STEP);
    var orbits = new Orbits(this::slopes, 2, every / 10.0 / steps);
    return new Forecast(orbits, steps, 1, length, ahead, 0).episodes(() -> place(orbits, random));
  }

  private static void place(Orbits orbits, RandomStream random) {
    for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
      orbits.place(0, orbit, random.uniform(-1, 1));
      orbits.place(1, orbit, random.uniform(-1, 1));
    }
  }

  private void slopes(double[] states, double[] slopes) {
    for (int i = 0; i < Orbits.COUNT; i++) {
      double v = states[i];
      double w = states[Orbits.COUNT + i];
      slopes[i] = v - v * v * v * (1.0 / 3) - w + current;
      slopes[Orbits.COUNT + i] = rate * (v + 0.7 - 0.8 * w);
    }
  }

  /** A hundredth of what is left to chance. The criterion is ours. */
  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0.01 * chance().value(), TOLERANCE);
  }

  @Override
  public List<Baseline> baselines() {
    return List.of(chance(), Present.of(this).getFirst());
  }

  private Baseline chance() {
    return Blind.chance(this, "gives the mean of the step").getFirst();
  }
}
