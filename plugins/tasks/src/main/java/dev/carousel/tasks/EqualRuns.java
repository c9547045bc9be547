package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Predict what may follow in a^n b^n, or in a^n b^n c^n: counting.
 *
 * <p>Tokens S and the letters; a string is S and each letter n times. At every step the set of
 * letters that may follow is to be given, T where the string may end: {a} at S, {a, b} at a; at
 * every other letter itself, and at its n-th the next one, or T at the last. A string is accepted
 * when every set is right. In training n is uniform in 1 to {@code longest}, in held-out strings in
 * 1 to {@code test}, which may be far larger.
 */
@Name("anbn")
@Summary("Predict what may follow in a^n b^n or a^n b^n c^n, counting far beyond what was trained")
@Source("Gers & Schmidhuber 2001, IEEE Transactions on Neural Networks 12")
@Example("S a a b b c c -> a ab ab b c c T")
public record EqualRuns(
    @Doc("different letters: 2 for a^n b^n, 3 for a^n b^n c^n") @Default("2") @Min(2) @Max(10)
        int letters,
    @Doc("largest n in training") @Default("10") @Min(1) int longest,
    @Doc("largest n in held-out strings") @Default("30") @Min(5) int test)
    implements Task {

  @Override
  public Format format() {
    int steps = 1 + letters * Math.max(longest, test);
    return new Format(letters + 1, true, letters + 1, Format.Target.LABELS, steps);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random.between(1, longest));
  }

  @Override
  public Episodes heldOut(RandomStream random) {
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

  /** Every held-out string is accepted. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 1, 0);
  }

  /** Whoever only sees the letter misses the end of each run behind the first. */
  @Override
  public List<Baseline> baselines() {
    double steps = 1 + letters * (1 + test) / 2.0;
    String chance = "knows how many steps are left, no letter";
    String now = "knows each letter, nothing earlier: misses the end of every run";
    return List.of(
        new Baseline(Guess.CHANCE, chance, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.SEQUENCES, 0),
        new Baseline("memoryless", now, Metric.ACCURACY, 1 - (letters - 1) / steps));
  }
}
