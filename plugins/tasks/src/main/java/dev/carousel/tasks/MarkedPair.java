package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.List;

/**
 * Two marked numbers among many: what the adding and multiplication problems share. Channel 0 is a
 * number, channel 1 its mark.
 */
final class MarkedPair {
  /** Largest error of a right answer in every published form. */
  static final double TOLERANCE = 0.04;

  static final int NUMBER = 0;
  static final int MARK = 1;

  private MarkedPair() {}

  /** Begins a sequence of numbers uniform in [low, 1) without marks. */
  static void uniform(Sequence sequence, int steps, double low, RandomStream random) {
    sequence.begin(steps);
    for (int step = 0; step < steps; step++) {
      sequence.input(step, NUMBER, random.uniform(low, 1));
    }
  }

  /** Marks a step and gives it a number uniform in [low, 1). */
  static double mark(Sequence sequence, int step, double low, RandomStream random) {
    double number = random.uniform(low, 1);
    sequence.input(step, NUMBER, number);
    sequence.input(step, MARK, 1);
    return number;
  }

  /** Baselines of the plain sum of two numbers uniform in [0, 1). */
  static List<Baseline> ofSum() {
    double missed = 1 - TOLERANCE;
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1", Metric.LOSS, 1.0 / 6),
        new Baseline(Guess.CHANCE, "always says 1", Metric.ACCURACY, 1 - missed * missed),
        new Baseline("one addend", "knows one marked number, adds 1/2", Metric.LOSS, 1.0 / 12));
  }

  /** Baselines of the product of two numbers uniform in [0, 1). */
  static List<Baseline> ofProduct() {
    double right = productAtMost(0.25 + TOLERANCE) - productAtMost(0.25 - TOLERANCE);
    return List.of(
        new Baseline(Guess.CHANCE, "always says 1/4", Metric.LOSS, 7.0 / 144),
        new Baseline(Guess.CHANCE, "always says 1/4", Metric.ACCURACY, right),
        new Baseline("one factor", "knows one marked number, halves it", Metric.LOSS, 1.0 / 36));
  }

  /** The probability that the product of two numbers uniform in [0, 1) is at most z. */
  static double productAtMost(double z) {
    return z <= 0 ? 0 : z >= 1 ? 1 : z * (1 - StrictMath.log(z));
  }
}
