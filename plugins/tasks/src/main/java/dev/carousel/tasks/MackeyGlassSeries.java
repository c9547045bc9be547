package dev.carousel.tasks;

import java.util.Arrays;

/**
 * One orbit of the equation of Mackey and Glass, seen once per unit of time. A step evaluates the
 * production, {@code 0.2 x / (1 + x^10)}, once.
 */
final class MackeyGlassSeries {
  private static final int PER_UNIT = 10;
  private static final double STEP = 1.0 / PER_UNIT;
  private static final double DECAY = 0.1 * STEP;
  private static final int FORGOTTEN = 1000;

  /**
   * A step of Runge and Kutta is linear in the value and in the production at the beginning, middle
   * and end of the step, because the equation is; in the middle it is the mean of its ends.
   */
  private static final double KEPT =
      1
          - DECAY
          + DECAY * DECAY / 2
          - DECAY * DECAY * DECAY / 6
          + DECAY * DECAY * DECAY * DECAY / 24;

  private static final double MIDDLE = STEP / 6 * (2 - DECAY + DECAY * DECAY / 4);
  private static final double LATE = STEP / 6 + MIDDLE;
  private static final double EARLY =
      STEP / 6 * (1 - DECAY + DECAY * DECAY / 2 - DECAY * DECAY * DECAY / 4) + MIDDLE;

  private final double[] productions;
  private final double[] values;
  private int seen;

  /**
   * An orbit after its transient.
   *
   * @param start the constant past
   */
  MackeyGlassSeries(int delay, double start) {
    productions = new double[delay * PER_UNIT + 1];
    values = new double[productions.length];
    Arrays.fill(values, start);
    seen = values.length;
    for (int unit = 0; unit < FORGOTTEN; unit++) {
      next();
    }
  }

  /** The value one unit of time later. */
  double next() {
    if (seen + PER_UNIT > values.length) {
      follow();
      seen = 0;
    }
    seen += PER_UNIT;
    return values[seen];
  }

  /**
   * A whole delay at once, as all that it needs of the past is known before it begins. Only the
   * values wait for each other, and they are taken two steps at a time.
   */
  private void follow() {
    int steps = values.length - 1;
    for (int i = 0; i <= steps; i++) {
      double x = values[i];
      double square = x * x;
      double fourth = square * square;
      productions[i] = 0.2 * x / (1 + fourth * fourth * square);
    }
    double value = values[steps];
    values[0] = value;
    for (int i = 0; i < steps; i += 2) {
      double first = EARLY * productions[i] + LATE * productions[i + 1];
      double second = EARLY * productions[i + 1] + LATE * productions[i + 2];
      values[i + 1] = Math.fma(KEPT, value, first);
      value = Math.fma(KEPT * KEPT, value, Math.fma(KEPT, first, second));
      values[i + 2] = value;
    }
  }
}
