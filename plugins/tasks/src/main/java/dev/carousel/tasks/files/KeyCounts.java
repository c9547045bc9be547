package dev.carousel.tasks.files;

import java.util.List;

/**
 * How often each key of a piano sounds, after a step in which it did not and after one in which it
 * did.
 *
 * @param steps how often a key was silent or sounded, {@code [2][keys]}
 * @param sounding how often it sounded next, likewise
 */
record KeyCounts(int lowest, int[][] steps, int[][] sounding) {

  static KeyCounts of(List<int[][]> pieces, int lowest, int keys) {
    var counts = new KeyCounts(lowest, new int[2][keys], new int[2][keys]);
    for (int[][] piece : pieces) {
      for (int step = 0; step < piece.length - 1; step++) {
        boolean[] before = counts.keys(piece[step]);
        boolean[] after = counts.keys(piece[step + 1]);
        for (int key = 0; key < keys; key++) {
          int was = before[key] ? 1 : 0;
          counts.steps[was][key]++;
          counts.sounding[was][key] += after[key] ? 1 : 0;
        }
      }
    }
    return counts;
  }

  private boolean[] keys(int[] notes) {
    var keys = new boolean[steps[0].length];
    for (int note : notes) {
      keys[note - lowest] = true;
    }
    return keys;
  }

  /**
   * Nats per step of a prediction by these counts.
   *
   * @param seeing whether it is known if the key sounds now
   */
  double loss(List<int[][]> pieces, boolean seeing) {
    double sum = 0;
    int predicted = 0;
    for (int[][] piece : pieces) {
      for (int step = 0; step < piece.length - 1; step++) {
        sum += loss(keys(piece[step]), keys(piece[step + 1]), seeing);
        predicted++;
      }
    }
    return sum / predicted;
  }

  private double loss(boolean[] before, boolean[] after, boolean seeing) {
    double sum = 0;
    for (int key = 0; key < after.length; key++) {
      int was = before[key] ? 1 : 0;
      int of = seeing ? steps[was][key] : steps[0][key] + steps[1][key];
      int on = seeing ? sounding[was][key] : sounding[0][key] + sounding[1][key];
      double probability = (on + 0.5) / (of + 1.0);
      sum -= StrictMath.log(after[key] ? probability : 1 - probability);
    }
    return sum;
  }
}
