package dev.carousel.compute.sequence;

import dev.carousel.compute.product.Segments;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** d[W] = Σ d e^T with e one-hot: each d is added to the column of its token, the rows in order. */
final class TokenSum implements GradientSum {
  private final List<String> weights;
  private final View rows;
  private final Segments segments;
  private final int tokenCount;
  private final Segment segment;
  private final int batch;
  private final int width;
  private final float[] sum;

  /**
   * @param weights one for each segment of d
   * @param tokenCount how many different tokens there are
   */
  TokenSum(
      List<String> weights,
      View rows,
      Segments segments,
      int tokenCount,
      Segment segment,
      int batch) {
    this.weights = weights;
    this.rows = rows;
    this.segments = segments;
    this.tokenCount = tokenCount;
    this.segment = segment;
    this.batch = batch;
    width = segments.stride();
    sum = new float[Math.multiplyExact(tokenCount, width)];
  }

  @Override
  public void clear() {
    Arrays.fill(sum, 0f);
  }

  @Override
  public void accumulate(int step, int steps, int share, int shares) {
    int begin = width * share / shares;
    int end = width * (share + 1) / shares;
    int[] tokens = segment.tokens();
    int first = segment.index(step) * batch;
    int from = rows.offset(step);
    for (int position = first; position < first + steps * batch; position++) {
      int to = tokens[position] * width;
      for (int i = begin; i < end; i++) {
        sum[to + i] += rows.data()[from + i];
      }
      from += rows.stride();
    }
  }

  @Override
  public void addTo(Map<String, double[]> gradients) {
    for (int k = 0; k < weights.size(); k++) {
      double[] gradient = gradients.get(weights.get(k));
      for (int row = 0; row < segments.length(k); row++) {
        for (int token = 0; token < tokenCount; token++) {
          gradient[row * tokenCount + token] += sum[token * width + segments.start(k) + row];
        }
      }
    }
  }
}
