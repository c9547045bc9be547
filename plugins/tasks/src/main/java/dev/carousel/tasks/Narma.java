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
 * Follow a nonlinear moving average of its own past, driven by noise.
 *
 * <p>The input u is uniform in [0, 0.5) at each step. The series starts at 0 and goes on as {@code
 * y(t + 1) = a y(t) + b y(t) (y(t) + ... + y(t - order + 1)) + 1.5 u(t - order + 1) u(t) + c}, what
 * lies before the start being 0; a, b, c are 0.3, 0.05, 0.1 up to order 10 and 0.2, 0.04, 0.001
 * above it, the values in use for 10 and 30. After reading u(t), y(t + 1) is to be given, from step
 * {@code washout} on; squared error. A sequence that leaves [0, 1], where the series may diverge,
 * is drawn again.
 */
@Name("narma")
@Summary("Follow a nonlinear autoregressive moving average driven by noise")
@Source("Atiya & Parlos 2000, IEEE Transactions on Neural Networks 11; Jaeger 2003, NeurIPS")
@Example("0.4 0.2 0.4 -> 0.1 0.2505 0.2995 (order 2, washout 0)")
public record Narma(
    @Doc("steps the series looks back") @Default("10") @Min(2) @Max(30) int order,
    @Doc("steps of a sequence") @Default("100") @Min(2) int length,
    @Doc("first steps that do not count") @Default("30") @Min(0) int washout)
    implements Task {

  private static final double TOLERANCE = 0.01;
  private static final double NONE = 0;

  public Narma {
    if (washout >= length) {
      throw new IllegalArgumentException("a washout of " + washout + " needs a length above it");
    }
  }

  @Override
  public Format format() {
    return Format.values(1, 1, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var inputs = new double[length];
    var series = new double[length + 1];
    return sequence -> write(sequence, inputs, series, random);
  }

  private void write(Sequence sequence, double[] inputs, double[] series, RandomStream random) {
    while (!draw(inputs, series, random)) {
      // A series on its way to infinity is no sequence.
    }
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      sequence.input(step, 0, inputs[step]);
      if (step >= washout) {
        sequence.target(step, 0, series[step + 1]);
      }
    }
  }

  /** Fills the inputs and y(0) to y(length); false if it left [0, 1]. */
  private boolean draw(double[] inputs, double[] series, RandomStream random) {
    boolean small = order <= 10;
    double a = small ? 0.3 : 0.2;
    double b = small ? 0.05 : 0.04;
    double c = small ? 0.1 : 0.001;
    double window = 0;
    series[0] = 0;
    for (int t = 0; t < inputs.length; t++) {
      inputs[t] = random.uniform() / 2;
      window += series[t] - (t >= order ? series[t - order] : NONE);
      double past = t + 1 >= order ? inputs[t + 1 - order] : NONE;
      double next = a * series[t] + b * series[t] * window + 1.5 * past * inputs[t] + c;
      if (next > 1) {
        return false;
      }
      series[t + 1] = next;
    }
    return true;
  }

  /** A hundredth of the variance: a normalised error of 0.1. */
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
