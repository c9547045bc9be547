package dev.carousel.compute.product;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/** The meaning of the products, one number at a time, and the fallback without vectors. */
public final class PlainProducts implements Products {

  @Override
  public void multiply(
      PackedMatrix m,
      float[] a,
      int aOffset,
      int aStride,
      float[] c,
      int cOffset,
      int cStride,
      int rows,
      boolean accumulate) {
    float[] inputs = new float[m.inputs().count()];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = a[aOffset + r * aStride + m.inputs().place(k)];
      }
      for (int output = 0; output < m.outputStride(); output++) {
        int target = cOffset + r * cStride + output;
        c[target] = chain(m.panels, output, inputs, accumulate ? c[target] : 0);
      }
    }
  }

  private static float chain(Panels weights, int output, float[] inputs, float start) {
    float sum = start;
    long place = weights.place(0, output);
    for (int k = 0; k < inputs.length; k++) {
      float weight = weights.values().get(JAVA_FLOAT, place + k * Panels.ROW_BYTES);
      sum = Math.fma(inputs[k], weight, sum);
    }
    return sum;
  }

  @Override
  public void accumulateOuter(
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
      int gStride) {
    for (int first = 0; first < rows; first += BLOCK) {
      int end = Math.min(first + BLOCK, rows);
      for (int i = from; i < to; i++) {
        int left = dOffset + dSegments.place(i);
        for (int j = 0; j < vSegments.count(); j++) {
          int right = vOffset + vSegments.place(j);
          float sum = 0;
          for (int r = first; r < end; r++) {
            sum = Math.fma(d[left + r * dStride], v[right + r * vStride], sum);
          }
          g[gOffset + i * gStride + j] += sum;
        }
      }
    }
  }

  @Override
  public void accumulateRows(
      float[] d, int dOffset, int dStride, int columns, int rows, float[] s, int sOffset) {
    for (int first = 0; first < rows; first += BLOCK) {
      int end = Math.min(first + BLOCK, rows);
      for (int i = 0; i < columns; i++) {
        float sum = 0;
        for (int r = first; r < end; r++) {
          sum += d[dOffset + r * dStride + i];
        }
        s[sOffset + i] += sum;
      }
    }
  }
}
