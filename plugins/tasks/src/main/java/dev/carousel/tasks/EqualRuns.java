package dev.carousel.tasks;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import java.util.List;

/**
 * Strings of equal runs, one of each letter behind a sign that begins them, and what may follow
 * each token: labels for the letters, and one more for the end.
 */
record EqualRuns(int letters) {

  /** With runs of up to {@code most} letters. */
  Format format(int most) {
    return new Format(letters + 1, true, letters + 1, Format.Target.LABELS, 1 + letters * most);
  }

  /** Strings whose runs have each length up to {@code most} as likely. */
  Episodes strings(int most, RandomStream random) {
    return sequence -> write(sequence, random.between(1, most));
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

  /** Every string is accepted. */
  static Criterion accepted() {
    return new Criterion(Metric.SEQUENCES, 1, 0);
  }

  /** Whoever only sees the letter misses the end of each run behind the first. */
  List<Baseline> baselines(int most) {
    double steps = 1 + letters * (1 + most) / 2.0;
    String chance = "knows how many steps are left, no letter";
    String now = "knows each letter, nothing earlier: misses the end of every run";
    return List.of(
        new Baseline(Guess.CHANCE, chance, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.ACCURACY, 1 - (letters - 1) / steps));
  }
}
