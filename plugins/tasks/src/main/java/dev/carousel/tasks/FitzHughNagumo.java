package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
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
 * 0.8 w)}, here by fourth-order Runge and Kutta with steps of 0.1, and is seen every {@code every}
 * of these. Each sequence starts from v and w uniform in [-1, 1). Only v is seen, and at every step
 * its value {@code ahead} steps later is to be given; squared error.
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

  private static final double STEP = 0.1;
  private static final double TOLERANCE = 0.1;

  @Override
  public Format format() {
    return Format.values(1, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var neuron = new Neuron();
    return sequence -> {
      neuron.v = random.uniform(-1, 1);
      neuron.w = random.uniform(-1, 1);
      write(sequence, neuron);
    };
  }

  /**
   * A solution, by fourth-order Runge and Kutta: {@link Orbit} for two variables, without arrays.
   */
  private final class Neuron {
    private double v;
    private double w;

    private double slopeOfV(double x, double y) {
      return x - x * x * x / 3 - y + current;
    }

    private double slopeOfW(double x, double y) {
      return rate * (x + 0.7 - 0.8 * y);
    }

    void advance(int steps) {
      for (int i = 0; i < steps; i++) {
        advance();
      }
    }

    private void advance() {
      double half = STEP / 2;
      double v1 = slopeOfV(v, w);
      double w1 = slopeOfW(v, w);
      double v2 = slopeOfV(v + half * v1, w + half * w1);
      double w2 = slopeOfW(v + half * v1, w + half * w1);
      double v3 = slopeOfV(v + half * v2, w + half * w2);
      double w3 = slopeOfW(v + half * v2, w + half * w2);
      double v4 = slopeOfV(v + STEP * v3, w + STEP * w3);
      double w4 = slopeOfW(v + STEP * v3, w + STEP * w3);
      v += STEP / 6 * (v1 + 2 * (v2 + v3) + v4);
      w += STEP / 6 * (w1 + 2 * (w2 + w3) + w4);
    }
  }

  private void write(Sequence sequence, Neuron neuron) {
    sequence.begin(length);
    for (int time = 0; time < length + ahead; time++) {
      if (time < length) {
        sequence.input(time, 0, neuron.v);
      }
      if (time >= ahead) {
        sequence.target(time - ahead, 0, neuron.v);
      }
      neuron.advance(every);
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
