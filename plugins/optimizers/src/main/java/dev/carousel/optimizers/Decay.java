package dev.carousel.optimizers;

/** Weight decay that is decoupled from the gradient. */
final class Decay {
  private Decay() {}

  /** {@code p = p * (1 - share)} for entries {@code from} to {@code to - 1}. */
  static void shrink(double[] parameters, int from, int to, double share) {
    for (int i = from; i < to; i++) {
      parameters[i] *= 1 - share;
    }
  }
}
