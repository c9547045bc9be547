package dev.carousel.compute.sequence;

import dev.carousel.compute.kernel.Kernel;
import java.util.List;

/** An elementwise kernel on its operands. */
final class KernelAction implements Action {
  private final Kernel kernel;
  private final View[] operands;
  private final float[][] arrays;
  private final ThreadLocal<int[]> offsets;
  private final int[] strides;
  private final int columns;
  private final boolean usesStep;
  private final Segment segment;
  private final int batch;

  /**
   * @param operands loads, then stores
   * @param columns entries per row, padded
   * @param usesStep whether it must run step by step, because it uses the step index
   */
  KernelAction(
      Kernel kernel,
      List<View> operands,
      int columns,
      boolean usesStep,
      Segment segment,
      int batch) {
    this.kernel = kernel;
    this.operands = operands.toArray(View[]::new);
    this.columns = columns;
    this.usesStep = usesStep;
    this.segment = segment;
    this.batch = batch;
    arrays = new float[this.operands.length][];
    offsets = ThreadLocal.withInitial(() -> new int[this.operands.length]);
    strides = new int[this.operands.length];
    for (int i = 0; i < this.operands.length; i++) {
      arrays[i] = this.operands[i].data();
      strides[i] = this.operands[i].stride();
    }
  }

  @Override
  public void run(int step, int row, int rows) {
    if (usesStep && rows > batch) {
      for (int t = 0; t < rows / batch; t++) {
        runRows(step + t, 0, batch);
      }
    } else {
      runRows(step, row, rows);
    }
  }

  private void runRows(int step, int row, int rows) {
    int[] firsts = offsets.get();
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = operands[i].offset(step, row);
    }
    kernel.run(arrays, firsts, strides, rows, columns, segment.time(step));
  }
}
