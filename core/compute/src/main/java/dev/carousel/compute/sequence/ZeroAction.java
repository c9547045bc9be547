package dev.carousel.compute.sequence;

import java.util.Arrays;

/** Clears the first entries of rows. */
record ZeroAction(View target, int length) implements Action {
  @Override
  public void run(int step, int row, int rows) {
    int t = target.offset(step, row);
    for (int i = 0; i < rows; i++) {
      Arrays.fill(target.data(), t, t + length, 0f);
      t += target.stride();
    }
  }
}
