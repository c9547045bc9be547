package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.List;

/** {@code decay^(how many of the updates are reached)}: PyTorch's MultiStepLR. */
@Name("multistep")
@Summary("A learning rate that drops by a factor at the updates listed")
public record MultiStep(
    @Doc("indices of the updates at which it drops, from 0") @Default("[1000, 1500]") @Min(0)
        List<Integer> at,
    @Doc("factor of each drop") @Default("0.1") @Above(0) double decay)
    implements Schedule {

  public MultiStep {
    at = List.copyOf(at);
  }

  @Override
  public double factor(Progress progress) {
    long reached = at.stream().filter(update -> update <= progress.update()).count();
    return StrictMath.pow(decay, reached);
  }
}
