package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/**
 * Drops when the loss on held-out sequences has not become better for more than {@code patience}
 * evaluations, and then waits: PyTorch's ReduceLROnPlateau, stepped at each evaluation. Better is
 * below {@code best * (1 - threshold)}.
 */
@Name("reduce-on-plateau")
@Summary("A learning rate that drops when the loss on held-out sequences stops falling")
public record ReduceOnPlateau(
    @Doc("factor of each drop") @Default("0.1") @Above(0) @Below(1) double decay,
    @Doc("evaluations without improvement that are borne") @Default("10") @Min(0) int patience,
    @Doc("share of the best loss by which a loss must be better")
        @Default("0.0001")
        @Min(0)
        @Below(1)
        double threshold,
    @Doc("evaluations after a drop that do not count") @Default("0") @Min(0) int cooldown,
    @Doc("smallest rate, as a share of the rate") @Default("0") @Min(0) @Max(1) double smallest)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    double factor = 1;
    double best = Double.POSITIVE_INFINITY;
    int bad = 0;
    int resting = 0;
    for (double loss : progress.losses()) {
      boolean better = loss < best * (1 - threshold);
      best = better ? loss : best;
      bad = better ? 0 : bad + 1;
      if (resting > 0) {
        resting--;
        bad = 0;
      }
      if (bad > patience) {
        factor = Math.max(smallest, factor * decay);
        resting = cooldown;
        bad = 0;
      }
    }
    return factor;
  }
}
