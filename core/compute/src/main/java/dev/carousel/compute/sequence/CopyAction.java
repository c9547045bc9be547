package dev.carousel.compute.sequence;

/**
 * Copies entries of rows.
 *
 * @param from first entry in the source row
 * @param to first entry in the target row
 * @param length entries per row
 */
record CopyAction(View source, int from, View target, int to, int length) implements Action {
  @Override
  public void run(int step, int row, int rows) {
    int s = source.offset(step, row) + from;
    int t = target.offset(step, row) + to;
    for (int i = 0; i < rows; i++) {
      System.arraycopy(source.data(), s, target.data(), t, length);
      s += source.stride();
      t += target.stride();
    }
  }
}
