package dev.carousel.tasks;

import java.util.Arrays;

/**
 * How likely each place of an embedded Reber word is at each step of an endless row of such words:
 * the nodes of the inner word, then the places around it.
 */
final class ReberRow {
  private static final int INNER_END = ReberGrammar.NODES;
  private static final int OUTER_AGAIN = INNER_END + 1;
  private static final int END = OUTER_AGAIN + 1;
  private static final int BEGIN = END + 1;
  private static final int OUTER = BEGIN + 1;
  private static final int INNER_BEGIN = OUTER + 1;
  private static final int PLACES = INNER_BEGIN + 1;

  private final double[][] places;

  ReberRow(int length) {
    places = new double[length][PLACES];
    places[0][BEGIN] = 1;
    for (int step = 1; step < length; step++) {
      for (int place = 0; place < PLACES; place++) {
        double half = places[step - 1][place] / 2;
        places[step][after(place, 0)] += half;
        places[step][after(place, 1)] += half;
      }
    }
  }

  private static int after(int place, int choice) {
    return switch (place) {
      case INNER_END -> OUTER_AGAIN;
      case OUTER_AGAIN -> END;
      case END -> BEGIN;
      case BEGIN -> OUTER;
      case OUTER -> INNER_BEGIN;
      case INNER_BEGIN -> 0;
      default -> ReberGrammar.next(place, choice);
    };
  }

  private static int symbol(int place, int choice) {
    return switch (place) {
      case BEGIN, INNER_BEGIN -> ReberGrammar.B;
      case END, INNER_END -> ReberGrammar.E;
      case OUTER, OUTER_AGAIN -> choice == 0 ? ReberGrammar.T : ReberGrammar.P;
      default -> ReberGrammar.symbol(place, choice);
    };
  }

  /** Mean loss of a predictor that takes the second T or P for a toss, as all other ways are. */
  double lossWithoutOuter() {
    double tosses = 0;
    for (int step = 1; step < places.length; step++) {
      for (int place = 0; place < PLACES; place++) {
        tosses += symbol(place, 0) == symbol(place, 1) ? 0 : places[step][place];
      }
    }
    return tosses * StrictMath.log(2) / (places.length - 1);
  }

  /** Share of the predicted symbols that are the second T or P of a word. */
  double outerAgain() {
    double share = 0;
    for (int step = 1; step < places.length; step++) {
      share += places[step][OUTER_AGAIN];
    }
    return share / (places.length - 1);
  }

  /** How likely the toss of a coin gives every second T or P. */
  double allTossesRight() {
    double[] right = places[0];
    for (int step = 1; step < places.length; step++) {
      var next = new double[PLACES];
      for (int place = 0; place < PLACES; place++) {
        next[after(place, 0)] += right[place] / 2;
        next[after(place, 1)] += right[place] / 2;
      }
      next[OUTER_AGAIN] /= 2;
      right = next;
    }
    return Arrays.stream(right).sum();
  }

  /** Accuracy at the second T or P of a predictor that names each step's most frequent symbol. */
  double blind() {
    double right = 0;
    double all = 0;
    for (double[] place : places) {
      int likeliest = likeliest(place);
      boolean outer = likeliest == ReberGrammar.T || likeliest == ReberGrammar.P;
      right += outer ? place[OUTER_AGAIN] / 2 : 0;
      all += place[OUTER_AGAIN];
    }
    return right / all;
  }

  private static int likeliest(double[] place) {
    var often = new double[ReberGrammar.SYMBOLS];
    for (int i = 0; i < PLACES; i++) {
      often[symbol(i, 0)] += place[i] / 2;
      often[symbol(i, 1)] += place[i] / 2;
    }
    int best = 0;
    for (int symbol = 1; symbol < often.length; symbol++) {
      best = often[symbol] > often[best] ? symbol : best;
    }
    return best;
  }
}
