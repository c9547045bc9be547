package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.product.Segments;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * d[W] = Σ d v^T, for all matrices W whose d lie side by side and whose v do. The sum is kept as d
 * v^T or as v d^T, whichever wastes less of the vectors.
 */
final class OuterSum implements GradientSum {
  private static final Products PRODUCTS = Products.best();

  /** Rows of a batch and how they are divided. */
  record Operand(View view, Segments segments) {
    /** Numbers that a sum has with this operand's entries as rows and the other's as columns. */
    private long cost(Operand columns) {
      return (long) segments.count() * PackedMatrix.padded(columns.segments.count());
    }
  }

  private final List<List<String>> weights;
  private final boolean transposed;
  private final Operand rows;
  private final Operand columns;
  private final int batch;
  private final int stride;
  private final float[] sum;

  /**
   * @param weights for each segment of d one for each segment of v
   */
  OuterSum(List<List<String>> weights, Operand d, Operand v, int batch) {
    this.weights = weights;
    this.batch = batch;
    transposed = v.cost(d) < d.cost(v);
    rows = transposed ? v : d;
    columns = transposed ? d : v;
    stride = PackedMatrix.padded(columns.segments().count());
    sum = new float[Math.multiplyExact(rows.segments().count(), stride)];
  }

  @Override
  public void clear() {
    Arrays.fill(sum, 0f);
  }

  @Override
  public void accumulate(int step, int steps, int share, int shares) {
    int count = rows.segments().count();
    PRODUCTS.accumulateOuter(
        rows.view().data(),
        rows.view().offset(step),
        rows.view().stride(),
        rows.segments(),
        count * share / shares,
        count * (share + 1) / shares,
        columns.view().data(),
        columns.view().offset(step),
        columns.view().stride(),
        columns.segments(),
        steps * batch,
        sum,
        0,
        stride);
  }

  @Override
  public void addTo(Map<String, double[]> gradients) {
    for (int d = 0; d < weights.size(); d++) {
      for (int v = 0; v < weights.get(d).size(); v++) {
        add(gradients.get(weights.get(d).get(v)), d, v);
      }
    }
  }

  private void add(double[] gradient, int d, int v) {
    Segments left = transposed ? columns.segments() : rows.segments();
    Segments right = transposed ? rows.segments() : columns.segments();
    int first =
        left.number(d) * (transposed ? 1 : stride) + right.number(v) * (transposed ? stride : 1);
    int rowStep = transposed ? 1 : stride;
    int columnStep = transposed ? stride : 1;
    int width = right.length(v);
    for (int row = 0; row < left.length(d); row++) {
      int from = first + row * rowStep;
      for (int column = 0; column < width; column++) {
        gradient[row * width + column] += sum[from + column * columnStep];
      }
    }
  }
}
