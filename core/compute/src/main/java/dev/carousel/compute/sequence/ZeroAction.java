package dev.carousel.compute.sequence;

import java.util.Arrays;

/** Clears the first entries of rows. */
record ZeroAction(View target, int length) implements Action {
  @Override
  public void run(int step, int rows) {
    int t = target.offset(step);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(target.data(), t, t + length, 0f);
      t += target.stride();
    }
  }
}
