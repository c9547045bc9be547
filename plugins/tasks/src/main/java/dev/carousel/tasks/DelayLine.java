package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Name at every step the token of some steps ago.
 *
 * <p>Every token is uniform; at every step from {@code lag} on, the token {@code lag} steps earlier
 * is to be named. A memory of {@code lag} tokens must shift by one each step, so here, unlike in
 * the tasks with one far item, what must be remembered grows with the lag.
 */
@Name("delay-line")
@Summary("Name at every step the token of some steps ago")
@Source("Jaeger 2001, GMD Report 152; Gu, Goel & Ré 2022, ICLR (program)")
@Example("2 0 3 1 1 -> _ _ 2 0 3")
public record DelayLine(
    @Doc("steps between a token and its repetition") @Default("10") @Min(1) int lag,
    @Doc("steps of a sequence, more than the lag") @Default("100") @Min(2) int length,
    @Doc("different tokens") @Default("4") @Min(2) int alphabet)
    implements Task {

  public DelayLine {
    if (length <= lag) {
      throw new IllegalArgumentException("a lag of " + lag + " needs a length above it");
    }
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet, alphabet, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      int token = random.below(alphabet);
      sequence.token(step, token);
      if (step + lag < length) {
        sequence.target(step + lag, token);
      }
    }
  }

  /** One token in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any token; the nearer ones tell nothing", alphabet);
  }
}
