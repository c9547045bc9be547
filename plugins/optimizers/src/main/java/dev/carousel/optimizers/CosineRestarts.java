package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Half a cosine as in {@link Cosine}, begun again and again, each time over {@code growth} times as
 * many updates: PyTorch's CosineAnnealingWarmRestarts.
 */
@Name("cosine-restarts")
@Summary("A learning rate that falls along half a cosine and jumps back, again and again")
@Source("Loshchilov & Hutter 2017, ICLR, equation 5")
public record CosineRestarts(
    @Doc("updates of the first fall") @Default("100") @Min(1) int over,
    @Doc("how many times as long each next fall is") @Default("2") @Min(1) int growth,
    @Doc("what is left at the end of a fall, as a share of the rate") @Default("0") @Min(0) @Max(1)
        double end)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    long length = over;
    long since = progress.update();
    if (growth == 1) {
      since %= length;
    }
    while (since >= length) {
      since -= length;
      length *= growth;
    }
    return end + (1 - end) * Share.cosine((double) since / length);
  }
}
