package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Work;
import dev.carousel.compute.schedule.Work.Block;
import java.util.List;
import java.util.Map;

/** The product of matrices with one-hot inputs: one column of each, looked up by token. */
final class TokenAction implements Action {
  private final List<Block> blocks;
  private final int[] resultSizes;
  private final int tokens;
  private final Segment segment;
  private final int batch;
  private final View result;
  private final int width;
  private final float[] table;

  TokenAction(
      List<Block> blocks, int[] resultSizes, int tokens, Segment segment, int batch, View result) {
    this.blocks = blocks;
    this.resultSizes = resultSizes;
    this.tokens = tokens;
    this.segment = segment;
    this.batch = batch;
    this.result = result;
    int sum = 0;
    for (int size : resultSizes) {
      sum += PackedMatrix.padded(size);
    }
    width = sum;
    table = new float[Math.multiplyExact(tokens, width)];
  }

  /** Whether a work is a product with the input alone. */
  static boolean looksUp(Work work) {
    return work instanceof Work.Products products
        && products.operands().size() == 1
        && products.operands().getFirst().kind() == Var.Kind.INPUT;
  }

  @Override
  public void load(Map<String, double[]> weights) {
    int left = 0;
    for (int i = 0; i < blocks.size(); i++) {
      double[] matrix = weights.get(blocks.get(i).matrix().name());
      for (int token = 0; token < tokens; token++) {
        for (int row = 0; row < resultSizes[i]; row++) {
          table[token * width + left + row] = (float) matrix[row * tokens + token];
        }
      }
      left += PackedMatrix.padded(resultSizes[i]);
    }
  }

  @Override
  public void run(int step, int row, int rows) {
    int[] values = segment.tokens();
    int first = segment.index(step) * batch + row;
    int to = result.offset(step, row);
    for (int position = first; position < first + rows; position++) {
      System.arraycopy(table, values[position] * width, result.data(), to, width);
      to += result.stride();
    }
  }
}
