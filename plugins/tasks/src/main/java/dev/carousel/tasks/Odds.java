package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/** Probabilities of classes, and what a predictor reaches that knows nothing else. */
record Odds(double[] probabilities) {

  /** Of counts or other weights. */
  static Odds of(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    var probabilities = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      probabilities[i] = weights[i] / sum;
    }
    return new Odds(probabilities);
  }

  /** Right with the likeliest class. */
  double accuracy() {
    double best = 0;
    for (double probability : probabilities) {
      best = Math.max(best, probability);
    }
    return best;
  }

  /** The entropy in nats. */
  double loss() {
    double sum = 0;
    for (double probability : probabilities) {
      sum -= probability == 0 ? 0 : probability * StrictMath.log(probability);
    }
    return sum;
  }

  List<Baseline> baselines(String name, String meaning) {
    return List.of(
        new Baseline(name, meaning, Metric.ACCURACY, accuracy()),
        new Baseline(name, meaning, Metric.LOSS, loss()));
  }
}
