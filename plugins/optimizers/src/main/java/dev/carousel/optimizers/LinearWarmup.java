package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** {@code start + (1 - start) * min(update, over) / over}: PyTorch's LinearLR up to 1. */
@Name("linear-warmup")
@Summary("A learning rate that rises along a line, then stays")
public record LinearWarmup(
    @Doc("updates until the full rate") @Default("100") @Min(1) int over,
    @Doc("where it starts, as a share of the rate") @Default("0.1") @Min(0) @Max(1) double start)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    return start + (1 - start) * Math.min(progress.update(), over) / over;
  }
}
