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
 * Repeat rows of bits a given number of times, and say when it is done.
 *
 * <p>First come n rows of {@code bits} fair bits, n uniform in 1 to {@code rows}; then one step
 * with the number of repetitions r, uniform in 1 to {@code repeats}, on a channel of its own, as
 * {@code (r - mean) / standard deviation} of the numbers in training. Then, without input, the rows
 * are to be given r times, and behind them the end mark: output {@code bits}. A row is right when
 * all its outputs are. Held-out sequences have up to {@code test-rows} rows and {@code
 * test-repeats} repetitions.
 *
 * <p>A sequence has {@code n + n r + 2} steps. The end mark can be due after any row, so a cell
 * must count rows and repetitions.
 */
@Name("repeat-copy")
@Summary("Repeat rows of bits a given number of times, and say when it is done")
@Source("Graves, Wayne & Danihelka 2014, Neural Turing Machines, section 4.2")
@Example("10 01 x2 00 00 00 00 00 -> 10 01 10 01 end")
public record RepeatCopy(
    @Doc("most rows of a training sequence") @Default("10") @Min(1) int rows,
    @Doc("most repetitions in training") @Default("10") @Min(2) int repeats,
    @Doc("bits of a row") @Default("8") @Min(1) @Max(12) int bits,
    @Doc("most rows of a held-out sequence, 20 for extrapolation") @Default("10") @Min(1)
        int testRows,
    @Doc("most repetitions of a held-out sequence, 20 for extrapolation") @Default("10") @Min(1)
        int testRepeats)
    implements Task {

  private static int length(int rows, int repeats) {
    return rows + rows * repeats + 2;
  }

  @Override
  public Format format() {
    int longest = Math.max(length(rows, repeats), length(testRows, testRepeats));
    return new Format(bits + 1, false, bits + 1, Format.Target.LABELS, longest);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var chosen = new int[rows];
    return sequence -> write(sequence, chosen, random.between(1, repeats), random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var chosen = new int[testRows];
    return sequence -> write(sequence, chosen, random.between(1, testRepeats), random);
  }

  private void write(Sequence sequence, int[] chosen, int times, RandomStream random) {
    var form = new BitRows(bits);
    int count = random.between(1, chosen.length);
    int length = length(count, times);
    sequence.begin(length);
    for (int row = 0; row < count; row++) {
      chosen[row] = form.draw(random);
      form.put(sequence, row, chosen[row]);
    }
    sequence.input(count, bits, normalised(times));
    for (int step = count + 1; step < length - 1; step++) {
      form.answer(sequence, step, chosen[(step - count - 1) % count]);
    }
    sequence.label(length - 1, bits);
  }

  private double normalised(int times) {
    double variance = ((double) repeats * repeats - 1) / 12;
    return (times - (repeats + 1) / 2.0) / StrictMath.sqrt(variance);
  }

  /** One row in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    var form = new BitRows(bits);
    double recalled = (1 + testRows) / 2.0 * (1 + testRepeats) / 2.0;
    double share = recalled / (recalled + 1);
    String meaning = "knows when it is done, no row";
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, share * form.guessed() + 1 - share),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, share * form.tossed()));
  }
}
