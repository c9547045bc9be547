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
import java.util.stream.Stream;

/**
 * Flip-flop language: read the bit that was last written.
 *
 * <p>Tokens, numbered w r i 0 1, alternate between an instruction and a bit. The first instruction
 * writes (w), the last reads (r); each other is i, to be ignored, with probability {@code ignore},
 * else w or r, equally likely. Bits are 0 or 1, equally likely, but behind r the bit last written.
 * Only the bits behind r are to be named, at r. Held-out sequences ignore with probability {@code
 * test-ignore}: more (0.98) makes gaps longer than any trained, fewer (0.1) makes them dense.
 */
@Name("flip-flop-lm")
@Summary("Read the bit that was last written, past bits to be ignored")
@Source("Liu, Ash, Goel, Krishnamurthy & Zhang 2023, NeurIPS")
@Example("w 1 i 0 i 1 r 1 i 0 r 1 -> 1 1")
public record FlipFlop(
    @Doc("instructions of a sequence, each with a bit") @Default("256") @Min(3) int instructions,
    @Doc("how likely an instruction is to be ignored") @Default("0.8") @Min(0) @Below(1)
        double ignore,
    @Doc("how likely it is in held-out sequences") @Default("0.8") @Above(0) @Below(1)
        double testIgnore)
    implements Task {

  private static final int WRITE = 0;
  private static final int READ = 1;
  private static final int IGNORE = 2;
  private static final int BIT = 3;

  @Override
  public Format format() {
    return Format.tokens(BIT + 2, 2, 2 * instructions);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, ignore, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, testIgnore, random);
  }

  private void write(Sequence sequence, double ignored, RandomStream random) {
    sequence.begin(2 * instructions);
    int written = 0;
    for (int i = 0; i < instructions; i++) {
      int instruction = instruction(i, ignored, random);
      int bit = instruction == READ ? written : random.below(2);
      written = instruction == IGNORE ? written : bit;
      sequence.token(2 * i, instruction);
      sequence.token(2 * i + 1, BIT + bit);
      if (instruction == READ) {
        sequence.target(2 * i, bit);
      }
    }
  }

  private int instruction(int i, double ignored, RandomStream random) {
    if (i == 0) {
      return WRITE;
    }
    if (i == instructions - 1) {
      return READ;
    }
    double draw = random.uniform();
    return draw < ignored ? IGNORE : draw < (1 + ignored) / 2 ? WRITE : READ;
  }

  /** One bit in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double unknown = afterIgnored();
    String last = "knows the instruction before, not what was written before that";
    return Stream.concat(
            Guess.chance("names either", 2).stream(),
            Stream.of(
                new Baseline("last instruction", last, Metric.ACCURACY, 1 - unknown / 2),
                new Baseline("last instruction", last, Metric.LOSS, unknown * StrictMath.log(2))))
        .toList();
  }

  /** The share of reads right behind something ignored. */
  private double afterIgnored() {
    double read = (1 - testIgnore) / 2;
    double reads = read * (instructions - 2) + 1;
    return (read * (instructions - 3) + 1) * testIgnore / reads;
  }
}
