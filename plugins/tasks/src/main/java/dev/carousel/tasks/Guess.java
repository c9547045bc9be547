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

  /** Those that are worth no less than chance, which knows how many steps are left. */
  static List<Baseline> beyond(List<Baseline> chance, List<Baseline> others) {
    return others.stream()
        .filter(other -> chance.stream().noneMatch(blind -> isWorse(other, blind)))
        .toList();
  }

  private static boolean isWorse(Baseline baseline, Baseline than) {
    double gain = baseline.value() - than.value();
    return baseline.metric() == than.metric()
        && (baseline.metric().higherIsBetter() ? gain < 0 : gain > 0);
  }

  /** Accuracy and loss of a predictor left with {@code classes} equally likely classes. */
  static List<Baseline> among(String name, String meaning, int classes) {
    return List.of(
        new Baseline(name, meaning, Metric.ACCURACY, 1.0 / classes),
        new Baseline(name, meaning, Metric.LOSS, StrictMath.log(classes)));
  }
}
