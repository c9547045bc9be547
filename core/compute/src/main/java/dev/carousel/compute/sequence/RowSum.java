package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.product.Segments;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** d[w] = Σ d, for the vectors w whose d lie side by side. */
final class RowSum implements GradientSum {
  private static final Products PRODUCTS = Products.best();

  private final List<String> weights;
  private final View rows;
  private final Segments segments;
  private final int batch;
  private final float[] sum;

  /**
   * @param weights one for each segment
   */
  RowSum(List<String> weights, View rows, Segments segments, int batch) {
    this.weights = weights;
    this.rows = rows;
    this.segments = segments;
    this.batch = batch;
    sum = new float[segments.stride()];
  }

  @Override
  public void clear() {
    Arrays.fill(sum, 0f);
  }

  @Override
  public void accumulate(int step, int steps, int share, int shares) {
    int panels = sum.length / PackedMatrix.PANEL;
    int from = panels * share / shares * PackedMatrix.PANEL;
    int to = panels * (share + 1) / shares * PackedMatrix.PANEL;
    PRODUCTS.accumulateRows(
        rows.data(), rows.offset(step) + from, rows.stride(), to - from, steps * batch, sum, from);
  }

  @Override
  public void addTo(Map<String, double[]> gradients) {
    for (int k = 0; k < weights.size(); k++) {
      double[] gradient = gradients.get(weights.get(k));
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += sum[segments.start(k) + i];
      }
    }
  }
}
