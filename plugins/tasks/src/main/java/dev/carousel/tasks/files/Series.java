package dev.carousel.tasks.files;

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
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecast columns of a table some rows ahead.
 *
 * <p>Values are standardised by the training part, the beginning of the table. A missing input is
 * 0, and one more input for each column that misses any says with 1 that the value is there; a
 * missing target enters no loss. Held-out sequences overlap by half: each row after the training
 * part is forecast once, from half a sequence at least.
 */
@Name("series")
@Summary("Forecast the columns of a table some rows ahead")
@Source("Weigend & Gershenfeld 1994")
@Example("0.1 0.4 0.2 -0.3 -> 0.4 0.2 -0.3 -0.5")
public record Series(
    @Doc("a table with a header: CSV, or separated by semicolons or tabs") DataFile file,
    @Doc("names of the columns that are seen; all that begin with a number where none are named")
        @Default("[]")
        List<String> columns,
    @Doc("names of those that are forecast; all that are seen where none are named") @Default("[]")
        List<String> targets,
    @Doc("rows ahead") @Default("1") @Min(1) int horizon,
    @Doc("rows of a sequence") @Default("32") @Min(2) int length,
    @Doc("share of the rows, the last ones, that are held out") @Default("0.2") @Above(0) @Below(1)
        double heldOut,
    @Doc("share of the best baseline's squared error that counts as solved")
        @Default("0.5")
        @Above(0)
        @Below(1)
        double goal)
    implements Task {

  private static final double NEAR = 0.5;

  public Series {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
    Columns read = Columns.of(new Columns.Choice(file, columns, heldOut));
    for (String target : targets) {
      if (!read.names().contains(target)) {
        throw new IllegalArgumentException(
            "of the targets, \"%s\" is none of the columns %s"
                .formatted(target, String.join(", ", read.names())));
      }
    }
    if (read.trained() < length + horizon || read.trained() == read.rows()) {
      throw new IllegalArgumentException(
          "a length of %d and a horizon of %d need %d rows to train on, and %s has %d, with %d held out"
              .formatted(
                  length,
                  horizon,
                  length + horizon,
                  file,
                  read.trained(),
                  read.rows() - read.trained()));
    }
    if (windows(read, places(read, targets), length, horizon).length == 0) {
      throw DataFileException.of(file, "every value to be forecast is missing in a part of it", "");
    }
  }

  private Columns read() {
    return Columns.of(new Columns.Choice(file, columns, heldOut));
  }

  /** The columns that are forecast. */
  private static int[] places(Columns read, List<String> targets) {
    List<String> names = targets.isEmpty() ? read.names() : targets;
    return names.stream().mapToInt(read.names()::indexOf).toArray();
  }

  private static boolean anyTarget(Columns read, int[] targets, int from, int to) {
    return IntStream.range(from, to)
        .anyMatch(row -> IntStream.of(targets).anyMatch(c -> !Double.isNaN(read.values()[c][row])));
  }

  /** First rows of the training part's sequences that have anything to forecast. */
  private static int[] windows(Columns read, int[] targets, int length, int horizon) {
    return IntStream.rangeClosed(0, read.trained() - length - horizon)
        .filter(row -> anyTarget(read, targets, row + horizon, row + horizon + length))
        .toArray();
  }

  /** Rows of a held-out sequence whose forecasts count. */
  private int fresh() {
    return length / 2;
  }

  /** First rows that count of the held-out sequences. */
  private int[] heldOutWindows(Columns read, int[] targets) {
    int[] windows =
        IntStream.iterate(read.trained(), row -> row < read.rows(), row -> row + fresh())
            .filter(row -> anyTarget(read, targets, row, Math.min(row + fresh(), read.rows())))
            .toArray();
    return windows.length == 0 ? new int[] {read.trained()} : windows;
  }

  @Override
  public Format format() {
    Columns read = read();
    int masks = (int) IntStream.range(0, read.names().size()).filter(read::hasMissing).count();
    return Format.values(read.names().size() + masks, places(read, targets).length, length);
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    Columns read = read();
    var writer = new Writer(read, places(read, targets));
    int[] windows = windows(read, writer.targets, length, horizon);
    return sequence -> writer.write(sequence, windows[random.below(windows.length)], length, 0);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    Columns read = read();
    var writer = new Writer(read, places(read, targets));
    int[] windows = heldOutWindows(read, writer.targets);
    return new Episodes() {
      private int next;

      @Override
      public void next(Sequence sequence) {
        int fresh = Math.min(fresh(), read.rows() - windows[next]);
        int uncounted = length - fresh();
        int first = Math.max(0, windows[next] - horizon - uncounted);
        int before = windows[next] - horizon - first;
        writer.write(sequence, first, before + fresh, before);
        next = (next + 1) % windows.length;
      }
    };
  }

  @Override
  public int heldOutSequences() {
    Columns read = read();
    return heldOutWindows(read, places(read, targets)).length;
  }

  /** Writes rows of the table. */
  private final class Writer {
    private final Columns read;
    private final int[] targets;
    private final boolean[] masked;

    Writer(Columns read, int[] targets) {
      this.read = read;
      this.targets = targets;
      masked = new boolean[read.names().size()];
      for (int column = 0; column < masked.length; column++) {
        masked[column] = read.hasMissing(column);
      }
    }

    /**
     * Writes a sequence.
     *
     * @param first row that is seen
     * @param uncounted steps at its beginning whose forecasts do not count
     */
    void write(Sequence sequence, int first, int steps, int uncounted) {
      sequence.begin(steps);
      for (int step = 0; step < steps; step++) {
        inputs(sequence, step, first + step);
        if (step >= uncounted) {
          targets(sequence, step, first + step + horizon);
        }
      }
    }

    private void inputs(Sequence sequence, int step, int row) {
      int mask = masked.length;
      for (int column = 0; column < masked.length; column++) {
        double value = read.values()[column][row];
        boolean there = !Double.isNaN(value);
        if (there) {
          sequence.input(step, column, value);
        }
        if (masked[column]) {
          sequence.input(step, mask++, there ? 1 : 0);
        }
      }
    }

    private void targets(Sequence sequence, int step, int row) {
      if (!anyTarget(row)) {
        return;
      }
      for (int output = 0; output < targets.length; output++) {
        double value = read.values()[targets[output]][row];
        if (Double.isNaN(value)) {
          sequence.missing(step, output);
        } else {
          sequence.target(step, output, value);
        }
      }
    }

    private boolean anyTarget(int row) {
      for (int target : targets) {
        if (!Double.isNaN(read.values()[target][row])) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public Criterion solved() {
    double best = baselines().stream().mapToDouble(Baseline::value).min().orElse(1);
    return Criterion.lossBelow(goal * best, NEAR);
  }

  /** The last value is told where it does better than the mean. */
  @Override
  public List<Baseline> baselines() {
    Columns read = read();
    int[] forecast = places(read, targets);
    double mean = error(read, forecast, false);
    double last = error(read, forecast, true);
    var chance = new Baseline("chance", "says the mean of the training part", Metric.LOSS, mean);
    return last < mean
        ? List.of(chance, new Baseline("last value", "says what it saw last", Metric.LOSS, last))
        : List.of(chance);
  }

  /** The squared error of saying the last value, or else the mean: over columns, then over rows. */
  private double error(Columns read, int[] forecast, boolean last) {
    double sum = 0;
    int rows = 0;
    for (int row = read.trained(); row < read.rows(); row++) {
      double squares = 0;
      int present = 0;
      for (int column : forecast) {
        double value = read.values()[column][row];
        if (!Double.isNaN(value)) {
          double error = value - (last ? lastBefore(read.values()[column], row - horizon) : 0);
          squares += error * error;
          present++;
        }
      }
      sum += present == 0 ? 0 : squares / present;
      rows += present == 0 ? 0 : 1;
    }
    return sum / Math.max(1, rows);
  }

  private static double lastBefore(double[] column, int row) {
    for (int at = row; at >= 0; at--) {
      if (!Double.isNaN(column[at])) {
        return column[at];
      }
    }
    return 0;
  }
}
