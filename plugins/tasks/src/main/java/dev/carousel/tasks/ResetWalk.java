package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;
import java.util.stream.Stream;

/**
 * What predictors reach that are to tell whether a counter is above zero, which moves up and down
 * and is set to zero at times; it begins with two moves up and one down.
 */
final class ResetWalk {
  private double counted;
  private double blindLoss;
  private double blindRight;
  private double downs;
  private double downsAbove;

  /**
   * Adds up over all steps.
   *
   * @param reset how likely it is set to zero
   * @param up how likely it moves up, where it is above zero and not set to it
   * @param begun steps of the beginning, after which it is at one
   */
  ResetWalk(double reset, double up, int begun, int steps) {
    var at = new double[steps + 2];
    at[1] = 1;
    counted = steps;
    add(1, 1, 1);
    for (int step = begun; step < steps; step++) {
      var next = new double[at.length];
      next[0] += reset;
      for (int level = 0; level <= step; level++) {
        double rises = (1 - reset) * (level == 0 ? 1 : up);
        next[level + 1] += at[level] * rises;
        if (level > 0) {
          next[level - 1] += at[level] * (1 - reset - rises);
        }
      }
      double down = (1 - reset) * (1 - up) * (1 - at[0]);
      add(1 - next[0], down, down - (1 - reset) * (1 - up) * at[1]);
      at = next;
    }
  }

  private void add(double above, double down, double downAbove) {
    blindLoss += Odds.of(above, 1 - above).loss();
    blindRight += above > 0.5 ? downAbove : down - downAbove;
    downs += down;
    downsAbove += downAbove;
  }

  List<Baseline> baselines() {
    Odds known = Odds.of(downsAbove, downs - downsAbove);
    String chance = "knows how many steps are left";
    String now = "knows each token, nothing earlier";
    double loss = known.loss() * downs / counted;
    List<Baseline> blind =
        List.of(
            new Baseline(Guess.CHANCE, chance, Metric.ACCURACY, blindRight / downs),
            new Baseline(Guess.CHANCE, chance, Metric.LOSS, blindLoss / counted));
    List<Baseline> memoryless =
        List.of(
            new Baseline("memoryless", now, Metric.ACCURACY, known.accuracy()),
            new Baseline("memoryless", now, Metric.LOSS, loss));
    return Stream.concat(blind.stream(), Guess.beyond(blind, memoryless).stream()).toList();
  }
}
