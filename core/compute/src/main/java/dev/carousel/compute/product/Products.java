package dev.carousel.compute.product;

/**
 * Products of matrices in single precision, on row-major data whose rows lie a stride apart.
 *
 * <p>Safe for use by many threads. The last columns of a row, which pad it to a multiple of {@link
 * PackedMatrix#PANEL}, are never read as values, and are overwritten with anything where they
 * belong to a result.
 */
public interface Products {

  /**
   * Rows whose outer products are summed from zero before the sum is added to the result; part of
   * the meaning of {@link #accumulateOuter} and {@link #accumulateRows}.
   */
  int BLOCK = 128;

  /** The fastest form for this machine; the plain one where the Vector API is not readable. */
  static Products best() {
    return Choice.BEST;
  }

  /**
   * {@code c[r] = (accumulate ? c[r] : 0) + M a[r]} for each row. One element is one chain of fused
   * multiply-adds over the inputs, ascending, from zero or from {@code c}.
   *
   * @param a rows of {@link PackedMatrix#inputStride()} numbers, {@code aStride} apart
   * @param c rows of {@link PackedMatrix#outputStride()} numbers, {@code cStride} apart
   */
  void multiply(
      PackedMatrix m,
      float[] a,
      int aOffset,
      int aStride,
      float[] c,
      int cOffset,
      int cStride,
      int rows,
      boolean accumulate);

  /**
   * {@code g[i][j] += Σ_r d[r][i] v[r][j]} for the valid entries i from {@code from} to {@code to}
   * of the left rows, and all valid entries j of the right ones. For each {@link #BLOCK} rows one
   * element is one chain of fused multiply-adds over the rows, ascending, from zero; these sums are
   * added to {@code g} in order.
   *
   * @param dSegments of a left row
   * @param vSegments of a right row
   * @param g row i begins at {@code gOffset + i · gStride}
   * @param gStride at least the valid entries of a right row, rounded up to a multiple of {@link
   *     PackedMatrix#PANEL}
   */
  void accumulateOuter(
      float[] d,
      int dOffset,
      int dStride,
      Segments dSegments,
      int from,
      int to,
      float[] v,
      int vOffset,
      int vStride,
      Segments vSegments,
      int rows,
      float[] g,
      int gOffset,
      int gStride);

  /**
   * {@code s[i] += Σ_r d[r][i]}, each {@link #BLOCK} rows summed from zero, ascending, before they
   * are added. Nothing beside these {@code columns} numbers is written.
   */
  void accumulateRows(
      float[] d, int dOffset, int dStride, int columns, int rows, float[] s, int sOffset);
}
