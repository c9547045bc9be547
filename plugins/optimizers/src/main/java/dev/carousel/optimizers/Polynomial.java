package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** {@code (1 - min(update, over) / over)^power}: PyTorch's PolynomialLR. */
@Name("polynomial")
@Summary("A learning rate that falls to 0 as a power of what is left of the budget")
public record Polynomial(
    @Doc("1 for a line") @Default("1") @Above(0) double power,
    @Doc("updates until the end; 0 for the whole budget") @Default("0") @Min(0) int over)
    implements Schedule {

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(1 - Share.of(progress, over), power);
  }
}
