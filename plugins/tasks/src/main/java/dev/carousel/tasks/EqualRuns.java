package dev.carousel.tasks;

import dev.carousel.api.Task;
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
sealed interface EqualRuns extends Task permits AnBn, AnBnCn {
  int letters();

  /** The longest runs in training. */
  int longest();

  /** The longest runs in held-out strings. */
  int test();

  @Override
  default Format format() {
    int symbols = letters() + 1;
    int steps = 1 + letters() * Math.max(longest(), test());
    return new Format(symbols, true, symbols, Format.Target.LABELS, steps);
  }

  /** What follows is seen later. */
  @Override
  default boolean forecasts() {
    return true;
  }

  /** Runs of each length are as likely. */
  @Override
  default Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, letters(), random.between(1, longest()));
  }

  @Override
  default Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, letters(), random.between(1, test()));
  }

  private static void write(Sequence sequence, int letters, int n) {
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

  /** Every held-out string is accepted. */
  @Override
  default Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 1, 0);
  }

  /** Whoever only sees the letter misses the end of each run behind the first. */
  @Override
  default List<Baseline> baselines() {
    double steps = 1 + letters() * (1 + test()) / 2.0;
    String chance = "knows how many steps are left, no letter";
    String now = "knows each letter, nothing earlier: misses the end of every run";
    return List.of(
        new Baseline(Guess.CHANCE, chance, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.ACCURACY, 1 - (letters() - 1) / steps));
  }
}
