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
 * Tell at every spike how long ago the last one came.
 *
 * <p>A sequence begins with a spike, 1 on the only channel, and has {@code intervals} more; all
 * other steps are 0. Two spikes are {@code shortest + i} steps apart, i uniform in 0 to {@code
 * range}, and at the later one the class i is to be named. With the defaults spikes are 49 or 50
 * steps apart, the distinction that the paper asks for.
 *
 * <p>The paper trains continual streams towards real targets; here a sequence has an end and the
 * interval is a class, so that success is plain.
 */
@Name("timing-msd")
@Summary("Tell at every spike how long ago the last one came")
@Source("Gers, Schraudolph & Schmidhuber 2002, JMLR 3, measuring spike delays")
@Example("1 0 0 1 0 1 -> 1 0 (shortest 2, range 1)")
public record MeasureSpikes(
    @Doc("fewest steps from spike to spike") @Default("49") @Min(1) int shortest,
    @Doc("how many steps more there may be") @Default("1") @Min(1) int range,
    @Doc("intervals of a sequence") @Default("3") @Min(1) int intervals)
    implements Task {

  @Override
  public Format format() {
    int longest = 1 + intervals * (shortest + range);
    return new Format(1, false, range + 1, Format.Target.CLASS, longest);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var spikes = new int[intervals];
    return sequence -> write(sequence, spikes, random);
  }

  private void write(Sequence sequence, int[] spikes, RandomStream random) {
    int last = 0;
    for (int i = 0; i < intervals; i++) {
      last += shortest + random.between(0, range);
      spikes[i] = last;
    }
    sequence.begin(last + 1);
    sequence.input(0, 0, 1);
    int before = 0;
    for (int spike : spikes) {
      sequence.input(spike, 0, 1);
      sequence.target(spike, spike - before - shortest);
      before = spike;
    }
  }

  /** One interval in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any interval", range + 1);
  }
}
