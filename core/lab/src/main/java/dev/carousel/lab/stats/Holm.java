package dev.carousel.lab.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979): keeps the chance of a single false difference in a whole
 * family of tests at the level, whatever their dependence.
 */
public final class Holm {
  private Holm() {}

  /** Corrected p-values in the given order: the largest of (m - i + 1) p_(i) so far, at most 1. */
  public static double[] corrected(double[] p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, Math.min(1, (p.length - i) * p[ascending[i]]));
      corrected[ascending[i]] = largest;
    }
    return corrected;
  }
}
