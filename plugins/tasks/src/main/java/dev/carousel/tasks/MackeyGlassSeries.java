package dev.carousel.tasks;

import java.util.Arrays;

/**
 * One orbit of the equation of Mackey and Glass, seen once per unit of time. What is kept of the
 * past is its production, {@code 0.2 x / (1 + x^10)}, so that a step evaluates it once.
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
  private int oldest;
  private double value;

  /**
   * An orbit after its transient.
   *
   * @param start the constant past
   */
  MackeyGlassSeries(int delay, double start) {
    productions = new double[delay * PER_UNIT];
    Arrays.fill(productions, production(start));
    value = start;
    for (int unit = 0; unit < FORGOTTEN; unit++) {
      next();
    }
  }

  private static double production(double x) {
    double square = x * x;
    double fourth = square * square;
    return 0.2 * x / (1 + fourth * fourth * square);
  }

  /** The value one unit of time later. */
  double next() {
    for (int i = 0; i < PER_UNIT; i++) {
      double from = productions[oldest];
      productions[oldest] = production(value);
      oldest = oldest + 1 == productions.length ? 0 : oldest + 1;
      value = KEPT * value + EARLY * from + LATE * productions[oldest];
    }
    return value;
  }
}
