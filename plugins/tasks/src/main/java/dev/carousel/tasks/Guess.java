package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/** Baselines that many tasks share. */
final class Guess {
  static final String CHANCE = "chance";

  private Guess() {}

  /** What chance reaches where each of {@code classes} classes is equally likely at each target. */
  static List<Baseline> chance(String meaning, int classes) {
    return among(CHANCE, meaning, classes);
  }

  /** Accuracy and loss of a predictor left with {@code classes} equally likely classes. */
  static List<Baseline> among(String name, String meaning, int classes) {
    return List.of(
        new Baseline(name, meaning, Metric.ACCURACY, 1.0 / classes),
        new Baseline(name, meaning, Metric.LOSS, StrictMath.log(classes)));
  }
}
