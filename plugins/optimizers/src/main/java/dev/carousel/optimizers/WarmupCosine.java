package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * {@code (update + 1) / warmup} in the first {@code warmup} updates, then half a cosine down to 0
 * at {@code over}.
 */
@Name("warmup-cosine")
@Summary("A learning rate that rises along a line and falls along half a cosine")
@Source("Goyal et al. 2017, arXiv:1706.02677 (rise); Loshchilov & Hutter 2017, ICLR (fall)")
public record WarmupCosine(
    @Doc("updates until the full rate") @Default("100") @Min(0) int warmup,
    @Doc("updates until the end; 0 for the whole budget") @Default("0") @Min(0) int over)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    long update = progress.update();
    if (update < warmup) {
      return (update + 1.0) / warmup;
    }
    long fall = Math.max(1, (over == 0 ? progress.updates() : over) - warmup);
    return Share.cosine(Math.min(1, (double) (update - warmup) / fall));
  }
}
