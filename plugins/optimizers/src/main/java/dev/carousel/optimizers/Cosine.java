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
 * {@code end + (1 - end) * (1 + cos(pi * update / over)) / 2}, and {@code end} from then on:
 * PyTorch's CosineAnnealingLR, which would rise again.
 */
@Name("cosine")
@Summary("A learning rate that falls along half a cosine")
@Source("Loshchilov & Hutter 2017, ICLR, without restarts")
public record Cosine(
    @Doc("what is left at the end, as a share of the rate") @Default("0") @Min(0) @Max(1)
        double end,
    @Doc("updates until the end; 0 for the whole budget") @Default("0") @Min(0) int over)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    return end + (1 - end) * Share.cosine(Share.of(progress, over));
  }
}
