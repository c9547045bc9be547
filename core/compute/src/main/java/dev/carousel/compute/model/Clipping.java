package dev.carousel.compute.model;

/** Gradient clipping, as PyTorch does it. */
public final class Clipping {
  /** Keeps the quotient finite where the norm is zero. */
  private static final double EPSILON = 1e-6;

  private static final double LEAST_WEIGHTS = 1e-3;

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

  /** Scales each tensor's part of the gradient by itself, as {@link #byNorm} does the whole. */
  public static void byTensorNorm(double[] gradient, Layout layout, double largest) {
    for (int b = 0; b < layout.blocks().size(); b++) {
      Layout.Block block = layout.blocks().get(b);
      int end = block.offset() + block.length();
      double factor = largest / (norm(gradient, block.offset(), end) + EPSILON);
      scale(gradient, block.offset(), end, Math.min(1, factor));
    }
  }

  /**
   * Scales the gradient of each unit, a row of a matrix or a whole vector, to a share of the norm
   * of the unit's own weights, which counts as at least 0.001; the readout's stays (Brock, De,
   * Smith &amp; Simonyan 2021).
   */
  public static void byWeights(
      double[] gradient, double[] parameters, Layout layout, double share) {
    for (int b = 0; b < layout.blocks().size(); b++) {
      Layout.Block block = layout.blocks().get(b);
      boolean matrix = block.weight().columns() > 1;
      int width = matrix ? block.weight().columns() : block.length();
      int end = block.layer() < 0 ? 0 : block.offset() + block.length();
      for (int row = block.offset(); row < end; row += width) {
        double weights = Math.max(LEAST_WEIGHTS, norm(parameters, row, row + width));
        double found = norm(gradient, row, row + width);
        if (found > share * weights) {
          scale(gradient, row, row + width, share * weights / found);
        }
      }
    }
  }

  private static double norm(double[] values, int from, int end) {
    double squares = 0;
    for (int i = from; i < end; i++) {
      squares = Math.fma(values[i], values[i], squares);
    }
    return Math.sqrt(squares);
  }

  private static void scale(double[] values, int from, int end, double factor) {
    for (int i = from; i < end; i++) {
      values[i] *= factor;
    }
  }
}
