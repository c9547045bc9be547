package dev.carousel.compute.sequence;

import dev.carousel.compute.random.Draws;

/**
 * Inverted dropout of rows: each entry is zero with a probability, and else divided by the
 * probability that it is not. What a row's mask is follows from the key, the sequence and the step
 * alone.
 */
public final class Mask {
  private final double keep;
  private final boolean held;
  private final int width;
  private final ThreadLocal<float[]> kept;
  private long key;

  /**
   * A mask of rows.
   *
   * @param drop probability of a zero, below 1; 0 for a mask that is off
   * @param held whether all steps of a sequence have one mask
   * @param width entries of a row
   */
  public Mask(double drop, boolean held, int width) {
    this.keep = 1 - drop;
    this.held = held;
    this.width = width;
    kept = ThreadLocal.withInitial(() -> new float[width]);
  }

  /** Whether it does anything. */
  public boolean isOn() {
    return keep < 1;
  }

  /** Takes the key that everything is drawn by until the next call. */
  public void draw(long newKey) {
    key = newKey;
  }

  private float[] draw(int time, int sequence) {
    long ofSequence = Draws.key(key, sequence);
    float[] values = kept.get();
    Draws.chance(held ? ofSequence : Draws.key(ofSequence, time), keep, values, 0, width);
    return values;
  }

  /**
   * Masks rows of neighbouring sequences at one step.
   *
   * @param offset of the first row
   * @param stride from one row to the next
   * @param time number of the step in its sequence
   * @param sequence of the first row
   */
  public void apply(float[] data, int offset, int stride, int time, int sequence, int rows) {
    float scale = (float) (1 / keep);
    for (int row = 0; row < rows; row++) {
      float[] values = draw(time, sequence + row);
      int at = offset + row * stride;
      for (int i = 0; i < width; i++) {
        data[at + i] *= values[i] * scale;
      }
    }
  }

  /** A masked copy of one row. */
  public double[] masked(double[] row, int time, int sequence) {
    float[] values = draw(time, sequence);
    var result = new double[width];
    for (int i = 0; i < width; i++) {
      result[i] = row[i] * values[i] / keep;
    }
    return result;
  }
}
