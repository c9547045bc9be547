package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/** A line up to the rate, the rate itself, and in the last part of the budget a line down to 0. */
@Name("warmup-stable-decay")
@Summary("A learning rate that rises, stays, and falls in the last part of the budget")
@Source("Hu et al. 2024, arXiv:2404.06395, with a linear fall")
public record WarmupStableDecay(
    @Doc("updates until the full rate") @Default("100") @Min(0) int warmup,
    @Doc("share of the budget in which it falls") @Default("0.2") @Min(0) @Max(1) double fall)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    double up = warmup == 0 ? 1 : (progress.update() + 1.0) / warmup;
    double left = (double) (progress.updates() - progress.update()) / progress.updates();
    double down = fall == 0 ? 1 : left / fall;
    return Math.clamp(Math.min(up, down), 0, 1);
  }
}
