package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/** What predictors of Reber's grammar reach, from how often each node is passed. */
final class ReberBaselines {
  private static final double PREDICTED = ReberGrammar.MEAN_LENGTH - 1;
  private static final int END = ReberGrammar.NODES;

  private ReberBaselines() {}

  /** Nobody knows which of two ways a word goes on. */
  static double leastLoss() {
    return ReberGrammar.MEAN_CHOICES * StrictMath.log(2) / PREDICTED;
  }

  /** For a predictor that knows how many symbols are left and so how often each follows there. */
  static List<Baseline> chance() {
    double right = 0;
    double loss = 0;
    for (double[] row : bySymbolsLeft()) {
      double all = 0;
      double most = 0;
      for (double often : row) {
        all += often;
        most = Math.max(most, often);
      }
      right += most;
      for (double often : row) {
        loss -= often == 0 ? 0 : often * StrictMath.log(often / all);
      }
    }
    String meaning = "knows how many symbols are left, none of them";
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, right / PREDICTED),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, loss / PREDICTED));
  }

  /** How often each symbol follows [symbols left][symbol] in a word. */
  private static double[][] bySymbolsLeft() {
    double[] visits = visits();
    double[][] ends = ends();
    var next = new double[ReberGrammar.LONGEST][ReberGrammar.SYMBOLS];
    next[1][ReberGrammar.E] = visits[END];
    for (int left = 2; left < next.length; left++) {
      for (int node = 0; node < END; node++) {
        for (int choice = 0; choice < 2; choice++) {
          next[left][ReberGrammar.symbol(node, choice)] +=
              visits[node] / 2 * ends[left - 1][ReberGrammar.next(node, choice)];
        }
      }
    }
    return next;
  }

  /** How often a word passes each node, on average. */
  private static double[] visits() {
    var visits = new double[END + 1];
    var at = new double[END + 1];
    at[0] = 1;
    for (int step = 0; step < ReberGrammar.LONGEST; step++) {
      var next = new double[END + 1];
      for (int node = 0; node < END; node++) {
        next[ReberGrammar.next(node, 0)] += at[node] / 2;
        next[ReberGrammar.next(node, 1)] += at[node] / 2;
      }
      for (int node = 0; node <= END; node++) {
        visits[node] += at[node];
      }
      at = next;
    }
    return visits;
  }

  /** How likely a word ends in so many symbols [symbols left][node]. */
  private static double[][] ends() {
    var ends = new double[ReberGrammar.LONGEST][END + 1];
    ends[1][END] = 1;
    for (int left = 2; left < ends.length; left++) {
      for (int node = 0; node < END; node++) {
        ends[left][node] =
            (ends[left - 1][ReberGrammar.next(node, 0)]
                    + ends[left - 1][ReberGrammar.next(node, 1)])
                / 2;
      }
    }
    return ends;
  }
}
