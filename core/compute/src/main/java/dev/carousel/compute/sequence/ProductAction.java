package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.product.Segments;
import dev.carousel.compute.schedule.Work.Block;
import java.util.List;
import java.util.Map;

/** A product of packed blocks with rows. */
final class ProductAction implements Action {
  private static final Products PRODUCTS = Products.best();

  private final List<Block> blocks;
  private final int[] resultSizes;
  private final int[] operandSizes;
  private final PackedMatrix packed;
  private final View operand;
  private final View result;

  /**
   * @param blocks row by row
   * @param operand rows that hold the operands one after the other, each padded
   * @param result likewise
   */
  ProductAction(
      List<Block> blocks, int[] resultSizes, int[] operandSizes, View operand, View result) {
    this.blocks = blocks;
    this.resultSizes = resultSizes;
    this.operandSizes = operandSizes;
    this.operand = operand;
    this.result = result;
    packed = new PackedMatrix(Segments.of(resultSizes), Segments.of(operandSizes));
  }

  @Override
  public void load(Map<String, double[]> weights) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int row = i / operandSizes.length;
      int column = i % operandSizes.length;
      int rows = block.transposed() ? operandSizes[column] : resultSizes[row];
      int columns = block.transposed() ? resultSizes[row] : operandSizes[column];
      double[] matrix = weights.get(block.matrix().name());
      packed.pack(row, column, matrix, 0, rows, columns, block.transposed());
    }
  }

  @Override
  public void run(int step, int row, int rows) {
    PRODUCTS.multiply(
        packed,
        operand.data(),
        operand.offset(step, row),
        operand.stride(),
        result.data(),
        result.offset(step, row),
        result.stride(),
        rows,
        false);
  }
}
