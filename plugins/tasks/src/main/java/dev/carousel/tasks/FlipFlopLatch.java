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
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * A register of one bit: set, reset or left alone.
 *
 * <p>Tokens, numbered set, reset, hold. The first is set or reset, the last is hold; each other is
 * hold with probability {@code hold}, else set or reset, equally likely. At every step the
 * register's bit is to be named; the steps that hold decide.
 */
@Name("flip-flop-latch")
@Summary("Name the bit of a register that is set, reset or left alone")
@Source("the register of Liu, Ash, Goel, Krishnamurthy & Zhang 2023, NeurIPS, without ignored bits")
@Example("set hold hold reset set hold -> 1 1 1 0 1 1")
public record FlipFlopLatch(
    @Doc("steps of a sequence") @Default("100") @Min(2) int length,
    @Doc("how likely a step leaves the bit alone") @Default("0.9") @Above(0) @Below(1) double hold)
    implements Task {

  private static final int SET = 0;
  private static final int HOLD = 2;

  @Override
  public Format format() {
    return Format.tokens(3, 2, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int bit = 0;
    for (int step = 0; step < length; step++) {
      boolean holds = step == length - 1 || (step > 0 && random.chance(hold));
      int token = holds ? HOLD : random.below(2);
      bit = holds ? bit : token == SET ? 1 : 0;
      sequence.token(step, token);
      sequence.target(step, bit);
      if (holds) {
        sequence.decisive(step);
      }
    }
  }

  /** One held bit in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  /** All steps but the first may hold, the last always does. */
  @Override
  public List<Baseline> baselines() {
    double held = ((length - 2) * hold + 1) / length;
    String meaning = "names either";
    String now = "knows each token, nothing earlier";
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, 0.5),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, StrictMath.log(2)),
        new Baseline("memoryless", now, Metric.ACCURACY, 0.5),
        new Baseline("memoryless", now, Metric.LOSS, held * StrictMath.log(2)));
  }
}
