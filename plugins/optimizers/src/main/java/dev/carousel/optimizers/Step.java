package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** {@code decay^floor(update / every)}, updates counted from 0: PyTorch's StepLR. */
@Name("step")
@Summary("A learning rate that drops by a factor at regular updates")
public record Step(
    @Doc("updates between drops") @Default("1000") @Min(1) int every,
    @Doc("factor of each drop") @Default("0.5") @Above(0) double decay)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(decay, progress.update() / every);
  }
}
