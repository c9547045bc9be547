package dev.carousel.compute.sequence;

import dev.carousel.compute.kernel.Kernel;
import java.util.List;

/** An elementwise kernel on its operands. */
final class KernelAction implements Action {
  private final Kernel kernel;
  private final View[] operands;
  private final float[][] arrays;
  private final int[] offsets;
  private final int[] strides;
  private final int columns;
  private final boolean usesStep;
  private final int batch;

  /**
   * @param operands loads, then stores
   * @param columns entries per row, padded
   * @param usesStep whether it must run step by step, because it uses the step index
   */
  KernelAction(Kernel kernel, List<View> operands, int columns, boolean usesStep, int batch) {
    this.kernel = kernel;
    this.operands = operands.toArray(View[]::new);
    this.columns = columns;
    this.usesStep = usesStep;
    this.batch = batch;
    arrays = new float[this.operands.length][];
    offsets = new int[this.operands.length];
    strides = new int[this.operands.length];
    for (int i = 0; i < this.operands.length; i++) {
      arrays[i] = this.operands[i].data();
      strides[i] = this.operands[i].stride();
    }
  }

  @Override
  public void run(int step, int rows) {
    if (usesStep && rows > batch) {
      for (int t = 0; t < rows / batch; t++) {
        runRows(step + t, batch);
      }
    } else {
      runRows(step, rows);
    }
  }

  private void runRows(int step, int rows) {
    for (int i = 0; i < operands.length; i++) {
      offsets[i] = operands[i].offset(step);
    }
    kernel.run(arrays, offsets, strides, rows, columns, step);
  }
}
