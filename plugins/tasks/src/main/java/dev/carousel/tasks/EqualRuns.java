package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.List;

/**
 * Strings of some letters, n times each, with the letters that may follow at every step as labels.
 * Tokens are S and the letters, labels are the letters and the end T.
 *
 * @param letters 2 for a^n b^n, 3 for a^n b^n c^n
 * @param longest largest n in training
 * @param test largest n in held-out strings
 */
record EqualRuns(int letters, int longest, int test) {

  Format format() {
    int steps = 1 + letters * Math.max(longest, test);
    return new Format(letters + 1, true, letters + 1, Format.Target.LABELS, steps);
  }

  Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random.between(1, longest));
  }

  Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, random.between(1, test));
  }

  private void write(Sequence sequence, int n) {
    sequence.begin(1 + letters * n);
    sequence.token(0, 0);
    sequence.label(0, 0);
    for (int step = 1; step <= letters * n; step++) {
      int letter = (step - 1) / n;
      sequence.token(step, 1 + letter);
      if (letter == 0) {
        sequence.label(step, 0);
        sequence.label(step, 1);
      } else {
        sequence.label(step, step % n == 0 ? letter + 1 : letter);
      }
    }
  }

  /** Whoever only sees the letter misses the end of each run behind the first. */
  List<Baseline> baselines() {
    double steps = 1 + letters * (1 + test) / 2.0;
    String chance = "knows how many steps are left, no letter";
    String now = "knows each letter, nothing earlier: misses the end of every run";
    return List.of(
        new Baseline(Guess.CHANCE, chance, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.ACCURACY, 1 - (letters - 1) / steps));
  }
}
