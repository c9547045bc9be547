package dev.carousel.compute.sequence;

/**
 * Sums the entries of each row in double precision: eight sums of every eighth entry, so that no
 * addition waits for the one before it, in the same order on every machine.
 *
 * @param length entries per row
 */
record SumAction(View source, View target, int length) implements Action {
  private static final int SUMS = 8;

  @Override
  public void run(int step, int row, int rows) {
    int s = source.offset(step, row);
    int t = target.offset(step, row);
    for (int r = 0; r < rows; r++) {
      target.data()[t] = (float) sum(source.data(), s, length);
      s += source.stride();
      t += target.stride();
    }
  }

  static double sum(float[] data, int from, int length) {
    int whole = length - length % SUMS;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = from; i < from + whole; i += SUMS) {
      a += data[i];
      b += data[i + 1];
      c += data[i + 2];
      d += data[i + 3];
      e += data[i + 4];
      f += data[i + 5];
      g += data[i + 6];
      h += data[i + 7];
    }
    double sum = a + b + (c + d) + (e + f + (g + h));
    for (int i = from + whole; i < from + length; i++) {
      sum += data[i];
    }
    return sum;
  }
}
