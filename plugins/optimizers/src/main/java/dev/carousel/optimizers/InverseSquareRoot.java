package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * {@code min((update + 1) / warmup, sqrt(warmup / (update + 1)))}: up along a line, 1 at the end of
 * the warm-up, and down with the root of the updates.
 */
@Name("inverse-square-root")
@Summary("A learning rate that rises along a line and falls with the root of the updates")
@Source("Vaswani et al. 2017, NeurIPS, equation 3, as a share of its largest value")
public record InverseSquareRoot(
    @Doc("updates until the full rate") @Default("100") @Min(1) int warmup) implements Schedule {

  @Override
  public double factor(Progress progress) {
    double share = (progress.update() + 1.0) / warmup;
    return Math.min(share, 1 / Math.sqrt(share));
  }
}
