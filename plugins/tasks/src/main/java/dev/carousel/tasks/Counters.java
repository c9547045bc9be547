package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/**
 * How likely counters are above zero, one of which moves at each step, each as likely: up at zero,
 * else up with one probability. What is asked at every step but the first is the set of those above
 * zero.
 */
final class Counters {
  private final int kinds;
  private final int steps;

  /** After so many moves of one counter: how likely it is above zero. */
  private final double[] above;

  /** How likely its next move is down, and leaves it above zero. */
  private final double[] down;

  private final double[] downAbove;

  Counters(int kinds, double up, int steps) {
    this.kinds = kinds;
    this.steps = steps;
    above = new double[steps + 1];
    down = new double[steps + 1];
    downAbove = new double[steps + 1];
    var at = new double[steps + 2];
    at[0] = 1;
    for (int moves = 0; moves <= steps; moves++) {
      above[moves] = 1 - at[0];
      down[moves] = (1 - at[0]) * (1 - up);
      downAbove[moves] = down[moves] - at[1] * (1 - up);
      at = moved(at, up);
    }
  }

  private static double[] moved(double[] at, double up) {
    var next = new double[at.length];
    for (int level = 0; level < at.length - 1; level++) {
      double rises = level == 0 ? 1 : up;
      next[level + 1] += at[level] * rises;
      if (level > 0) {
        next[level - 1] += at[level] * (1 - rises);
      }
    }
    return next;
  }

  /** The share of moves that are of one of {@code among} counters, after one move more. */
  private static double[] oneMore(double[] share, int among) {
    var next = new double[share.length + 1];
    double own = 1.0 / among;
    for (int moves = 0; moves < share.length; moves++) {
      next[moves] += share[moves] * (1 - own);
      next[moves + 1] += share[moves] * own;
    }
    return next;
  }

  /**
   * How likely all of some counters are above zero, or all at zero, after so many moves of theirs.
   */
  private double[] all(int counters, boolean isAbove) {
    var all = new double[steps + 1];
    all[0] = 1;
    for (int among = 1; among <= counters; among++) {
      var next = new double[steps + 1];
      double[] share = {1};
      for (int moves = 0; moves <= steps; moves++) {
        for (int own = 0; own <= moves; own++) {
          double one = isAbove ? above[own] : 1 - above[own];
          next[moves] += share[own] * one * all[moves - own];
        }
        share = oneMore(share, among);
      }
      all = next;
    }
    return all;
  }

  /** How likely one of some counters is above zero after so many moves of theirs. */
  private double[] one(int counters) {
    var result = new double[steps + 1];
    double[] share = {1};
    for (int moves = 0; moves <= steps && counters > 0; moves++) {
      for (int own = 0; own <= moves; own++) {
        result[moves] += share[own] * above[own];
      }
      share = oneMore(share, counters);
    }
    return result;
  }

  private static double entropy(double probability) {
    return Odds.of(probability, 1 - probability).loss();
  }

  /** Of a predictor that knows how many steps are left. */
  List<Baseline> chance(String meaning) {
    double[] marginal = one(kinds);
    double[] allAbove = all(kinds, true);
    double[] allZero = all(kinds, false);
    double right = 0;
    double loss = 0;
    for (int moves = 2; moves <= steps; moves++) {
      right += marginal[moves] > 0.5 ? allAbove[moves] : allZero[moves];
      loss += kinds * entropy(marginal[moves]);
    }
    return baselines(Guess.CHANCE, meaning, right, loss);
  }

  /** Of a predictor that knows which counter moves and whether up or down. */
  List<Baseline> memoryless(String meaning) {
    double[] other = one(kinds - 1);
    double ups = over((own, _) -> 1 - down[own]);
    double downs = over((own, _) -> down[own]);
    double otherUp = over((own, others) -> (1 - down[own]) * other[others]) / ups;
    double otherDown = over((own, others) -> down[own] * other[others]) / downs;
    double ownDown = over((own, _) -> downAbove[own]) / downs;
    double[] othersUp = all(kinds - 1, otherUp > 0.5);
    double[] othersDown = all(kinds - 1, otherDown > 0.5);
    double right =
        over((own, others) -> (1 - down[own]) * othersUp[others])
            + over(
                (own, others) ->
                    (ownDown > 0.5 ? downAbove[own] : down[own] - downAbove[own])
                        * othersDown[others]);
    double loss = ups * (kinds - 1) * entropy(otherUp);
    loss += downs * ((kinds - 1) * entropy(otherDown) + entropy(ownDown));
    return baselines("memoryless", meaning, right, loss);
  }

  /** Something of the moves before a step, of the counter that moves there and of the others. */
  private interface Before {
    double value(int own, int others);
  }

  /** Added up over the steps, each as its moves are likely. */
  private double over(Before before) {
    double sum = 0;
    double[] share = {1};
    for (int step = 1; step < steps; step++) {
      share = oneMore(share, kinds);
      for (int own = 0; own <= step; own++) {
        sum += share[own] * before.value(own, step - own);
      }
    }
    return sum;
  }

  private List<Baseline> baselines(String name, String meaning, double right, double loss) {
    double asked = steps - 1;
    return List.of(
        new Baseline(name, meaning, Metric.ACCURACY, right / asked),
        new Baseline(name, meaning, Metric.LOSS, loss / asked));
  }
}
