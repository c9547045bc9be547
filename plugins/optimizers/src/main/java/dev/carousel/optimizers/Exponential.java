package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** {@code decay^update}, updates counted from 0: PyTorch's ExponentialLR. */
@Name("exponential")
@Summary("A learning rate that shrinks by a factor at every update")
public record Exponential(
    @Doc("factor of each update; 0.999 leaves a third after 1100 updates")
        @Default("0.999")
        @Above(0)
        double decay)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(decay, progress.update());
  }
}
