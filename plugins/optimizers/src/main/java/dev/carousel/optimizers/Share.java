package dev.carousel.optimizers;

import dev.carousel.api.Schedule.Progress;

/** How much of a stretch of updates is over. */
final class Share {
  private Share() {}

  /**
   * From 0 to 1.
   *
   * @param over updates of the stretch, from the first; 0 for the whole budget
   */
  static double of(Progress progress, int over) {
    long end = Math.max(1, over == 0 ? progress.updates() : over);
    return Math.min(1, (double) progress.update() / end);
  }

  /** From 1 at share 0 to 0 at share 1, along half a cosine. */
  static double cosine(double share) {
    return (1 + StrictMath.cos(Math.PI * share)) / 2;
  }
}
