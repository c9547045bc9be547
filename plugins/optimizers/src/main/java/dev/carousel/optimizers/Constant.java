package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;

/** The optimizer's rate throughout: factor 1. */
@Name("constant")
@Summary("The same learning rate throughout")
public record Constant() implements Schedule {
  @Override
  public double factor(Progress progress) {
    return 1;
  }
}
