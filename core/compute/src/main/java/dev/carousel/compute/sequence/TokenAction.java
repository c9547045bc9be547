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
  private final Tokens input;
  private final View result;
  private final int width;
  private final float[] table;

  /** The tokens of a batch, {@code [steps, batch]}; replaced before each run. */
  static final class Tokens {
    private int[] values = new int[0];

    void set(int[] tokens) {
      values = tokens;
    }

    int[] values() {
      return values;
    }
  }

  TokenAction(List<Block> blocks, int[] resultSizes, int tokens, Tokens input, View result) {
    this.blocks = blocks;
    this.resultSizes = resultSizes;
    this.tokens = tokens;
    this.input = input;
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

  /** Runs over all steps, from the first. */
  @Override
  public void run(int step, int rows) {
    int to = result.offset(step);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(table, input.values()[row] * width, result.data(), to, width);
      to += result.stride();
    }
  }
}
