package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Name the brackets that may close at every step of several kinds that are not nested: counting.
 *
 * <p>Tokens are {@code kinds} opening brackets, then as many closing ones. A bracket of each kind
 * closes one of its own, whatever else is open: a shuffle of strings of brackets of one kind each.
 * At each step a kind is drawn, each equally likely; its bracket opens where none of it is open,
 * else it opens with probability {@code open} or closes. A sequence is {@code length} such tokens,
 * held-out ones {@code test}; it may end with brackets open. From the second step on the set of
 * kinds is to be given that have a bracket open: those that may close next. Any may open.
 *
 * <p>The paper trains on balanced strings of 2 to 50 tokens, accepts one where every set is right,
 * and asks for the opening brackets too.
 */
@Name("shuffle-dyck")
@Summary("Name the kinds of brackets that may close, which are not nested but counted")
@Source("Suzgun, Gehrmann, Belinkov & Shieber 2019, LSTM networks can perform dynamic counting")
@Example("[ { ] [ } -> ]} } ]} ]")
public record ShuffleDyck(
    @Doc("different kinds of brackets, each with a counter") @Default("2") @Min(1) @Max(10)
        int kinds,
    @Doc("tokens of a training sequence") @Default("50") @Min(2) int length,
    @Doc("tokens of a held-out sequence") @Default("100") @Min(3) int test,
    @Doc("how likely a bracket opens where it may open or close")
        @Default("0.5")
        @Above(0)
        @Below(1)
        double open)
    implements Task {

  @Override
  public Format format() {
    return new Format(2 * kinds, true, kinds, Format.Target.LABELS, Math.max(length, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var counters = new int[kinds];
    return sequence -> write(sequence, length, counters, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var counters = new int[kinds];
    return sequence -> write(sequence, test, counters, random);
  }

  private void write(Sequence sequence, int steps, int[] counters, RandomStream random) {
    Arrays.fill(counters, 0);
    sequence.begin(steps);
    for (int step = 0; step < steps; step++) {
      int kind = random.below(kinds);
      boolean opens = counters[kind] == 0 || random.chance(open);
      counters[kind] += opens ? 1 : -1;
      sequence.token(step, opens ? kind : kinds + kind);
      if (step > 0) {
        mayClose(sequence, step, counters);
      }
    }
  }

  private static void mayClose(Sequence sequence, int step, int[] counters) {
    sequence.counts(step);
    for (int kind = 0; kind < counters.length; kind++) {
      if (counters[kind] > 0) {
        sequence.label(step, kind);
      }
    }
  }

  /** Every set of 99 of 100 sequences. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 0.99, 0);
  }

  @Override
  public List<Baseline> baselines() {
    var counters = new Counters(kinds, open, test);
    List<Baseline> chance = counters.chance("knows how many steps are left");
    List<Baseline> now = counters.memoryless("knows each bracket, nothing earlier");
    return Stream.concat(chance.stream(), Guess.beyond(chance, now).stream()).toList();
  }
}
