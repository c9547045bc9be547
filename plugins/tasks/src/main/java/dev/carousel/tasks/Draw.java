package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/**
 * What a predictor reaches that knows which values there were, and how often each, but not which of
 * them is asked for: {@code count} independent values, each uniform among {@code kinds}, one of
 * them drawn.
 *
 * @param count at most 100
 */
record Draw(int count, int kinds) {

  /** Right with the most frequent value: the mean greatest multiplicity over the count. */
  double accuracy() {
    double mean = 0;
    for (int most = 0; most < count; most++) {
      mean += 1 - noneAbove(most);
    }
    return mean / count;
  }

  /** The probability that no value occurs more than {@code most} times. */
  private double noneAbove(int most) {
    var left = new double[count + 1];
    left[count] = 1;
    for (int kind = 0; kind < kinds; kind++) {
      var next = new double[count + 1];
      for (int n = 0; n <= count; n++) {
        for (int taken = 0; taken <= Math.min(n, most); taken++) {
          next[n - taken] += left[n] * binomial(n, taken, 1.0 / (kinds - kind));
        }
      }
      left = next;
    }
    return left[0];
  }

  /** The mean entropy of the shares of the values, in nats. */
  double loss() {
    double sum = 0;
    for (int n = 1; n < count; n++) {
      double share = (double) n / count;
      sum -= kinds * binomial(count, n, 1.0 / kinds) * share * StrictMath.log(share);
    }
    return sum;
  }

  List<Baseline> baselines(String name, String meaning) {
    return List.of(
        new Baseline(name, meaning, Metric.ACCURACY, accuracy()),
        new Baseline(name, meaning, Metric.LOSS, loss()));
  }

  /** The probability of {@code hits} in {@code trials}. */
  static double binomial(int trials, int hits, double probability) {
    double result = StrictMath.pow(1 - probability, trials - hits);
    for (int i = 1; i <= hits; i++) {
      result *= probability * (trials - hits + i) / i;
    }
    return result;
  }
}
