package dev.carousel.compute.sequence;

/**
 * Sums the entries of each row, in order and in double precision.
 *
 * @param length entries per row
 */
record SumAction(View source, View target, int length) implements Action {
  @Override
  public void run(int step, int row, int rows) {
    int s = source.offset(step, row);
    int t = target.offset(step, row);
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += source.data()[s + i];
      }
      target.data()[t] = (float) sum;
      s += source.stride();
      t += target.stride();
    }
  }
}
