package dev.carousel.compute.model;

/** Gradient clipping, as PyTorch does it. */
public final class Clipping {
  /** Keeps the quotient finite where the norm is zero. */
  private static final double EPSILON = 1e-6;

  private Clipping() {}

  /** The Euclidean norm of all entries together. */
  public static double norm(double[] gradient) {
    double squares = 0;
    for (double g : gradient) {
      squares = Math.fma(g, g, squares);
    }
    return Math.sqrt(squares);
  }

  /**
   * Scales the gradient by min(1, largest / (norm + 1e-6)) (Pascanu, Mikolov, Bengio 2013).
   *
   * @return the norm before
   */
  public static double byNorm(double[] gradient, double largest) {
    double norm = norm(gradient);
    double factor = largest / (norm + EPSILON);
    if (factor < 1) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
    return norm;
  }

  /** Clamps each entry to [-largest, largest]. */
  public static void byValue(double[] gradient, double largest) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = Math.clamp(gradient[i], -largest, largest);
    }
  }
}
