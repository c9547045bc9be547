package dev.carousel.tasks;

import java.util.Arrays;

/**
 * One orbit of the equation of Mackey and Glass, seen once per unit of time. What is kept of the
 * past is its production, {@code 0.2 x / (1 + x^10)}, so that a step evaluates it once.
 */
final class MackeyGlassSeries {
  private static final int PER_UNIT = 10;
  private static final double STEP = 1.0 / PER_UNIT;
  private static final double DECAY = 0.1;
  private static final int FORGOTTEN = 1000;

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
      value = step(value, from, productions[oldest]);
    }
    return value;
  }

  /** Runge and Kutta; in the middle of the step the production is the mean of its ends. */
  private static double step(double x, double from, double to) {
    double middle = (from + to) / 2;
    double k1 = from - DECAY * x;
    double k2 = middle - DECAY * (x + STEP / 2 * k1);
    double k3 = middle - DECAY * (x + STEP / 2 * k2);
    double k4 = to - DECAY * (x + STEP * k3);
    return x + STEP / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
  }
}
