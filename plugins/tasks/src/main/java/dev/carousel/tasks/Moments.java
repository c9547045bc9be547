package dev.carousel.tasks;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * What a stationary series tells about itself a lag later, measured on a long piece of it.
 *
 * @param variance in the square of the series' unit
 * @param correlation of two values a lag apart
 */
record Moments(double variance, double correlation) {
  private static final int SAMPLES = 200_000;

  static Moments of(DoubleSupplier series, int lag) {
    var values = new double[SAMPLES + lag];
    Arrays.setAll(values, _ -> series.getAsDouble());
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    double products = 0;
    for (int i = 0; i < SAMPLES; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      products += (values[i] - mean) * (values[i + lag] - mean);
    }
    return new Moments(squares / SAMPLES, products / squares);
  }

  /** The squared error left to the best linear function of the value a lag earlier. */
  double residual() {
    return variance * (1 - correlation * correlation);
  }
}
