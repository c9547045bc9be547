package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the best predictor reaches that sees the present input alone, measured on sequences of the
 * task itself: it knows the token, or the real inputs to a 32nd, and whether the sequence begins
 * there. For tasks of classes or of one value, whose targets have no simple distribution.
 */
final class Present {
  private static final int BATCHES = 20;
  private static final int SEQUENCES = 500;
  private static final int PARTS = 32;
  private static final String MEANING = "knows the present input alone";
  private static final Map<Task, List<Baseline>> KNOWN = new ConcurrentHashMap<>();

  private final Format format;
  private final Map<List<Long>, Seen> seen = new HashMap<>();

  /** The targets that came with one input. */
  private static final class Seen {
    private final long[] classes;
    private final long[] decisive;
    private long count;
    private double sum;
    private double squares;

    Seen(int outputs) {
      classes = new long[outputs];
      decisive = new long[outputs];
    }
  }

  private Present(Task task) {
    format = task.format();
    var episodes = task.episodes(new Calibration());
    var batch = new Batch(format, SEQUENCES);
    for (int i = 0; i < BATCHES; i++) {
      learn(batch.fill(episodes));
    }
  }

  /** Loss and, for classes, accuracy. */
  static List<Baseline> of(Task task) {
    return KNOWN.computeIfAbsent(task, fresh -> new Present(fresh).baselines());
  }

  /** Those that are worth more than chance, which knows how many steps are left. */
  static List<Baseline> beyond(List<Baseline> chance, Task task) {
    return of(task).stream()
        .filter(present -> chance.stream().noneMatch(blind -> isWorse(present, blind)))
        .toList();
  }

  private static boolean isWorse(Baseline baseline, Baseline than) {
    double gain = baseline.value() - than.value();
    return baseline.metric() == than.metric()
        && (baseline.metric().higherIsBetter() ? gain < 0 : gain > 0);
  }

  private boolean classed() {
    return format.target() == Format.Target.CLASS || format.target() == Format.Target.NEXT_TOKEN;
  }

  private void learn(Batch batch) {
    for (int position = 0; position < batch.steps() * SEQUENCES; position++) {
      if (batch.counted()[position]) {
        Seen here = seen.computeIfAbsent(input(batch, position), _ -> new Seen(format.outputs()));
        here.count++;
        if (classed()) {
          int target = batch.classes()[position];
          here.classes[target]++;
          here.decisive[target] += batch.decisive()[position] ? 1 : 0;
        } else {
          double value = batch.values()[position];
          here.sum += value;
          here.squares += value * value;
        }
      }
    }
  }

  private List<Long> input(Batch batch, int position) {
    var input = new ArrayList<Long>();
    input.add((long) Math.min(1, position / SEQUENCES));
    if (format.tokens()) {
      input.add((long) batch.tokens()[position]);
    }
    for (int i = 0; i < (format.tokens() ? 0 : format.inputs()); i++) {
      input.add((long) Math.floor(PARTS * batch.inputs()[position * format.inputs() + i]));
    }
    return input;
  }

  private List<Baseline> baselines() {
    long all = seen.values().stream().mapToLong(here -> here.count).sum();
    double losses = seen.values().stream().mapToDouble(this::losses).sum();
    var loss = new Baseline("present", MEANING, Metric.LOSS, losses / all);
    return classed()
        ? List.of(loss, new Baseline("present", MEANING, Metric.ACCURACY, accuracy()))
        : List.of(loss);
  }

  /** The summed loss of those steps: -log of each class's share, or the squares about the mean. */
  private double losses(Seen here) {
    if (!classed()) {
      return here.squares - here.sum * here.sum / here.count;
    }
    double sum = 0;
    for (long count : here.classes) {
      sum -= count == 0 ? 0 : count * StrictMath.log((double) count / here.count);
    }
    return sum;
  }

  private double accuracy() {
    long right = 0;
    long all = 0;
    for (Seen here : seen.values()) {
      int likeliest = 0;
      for (int i = 0; i < here.classes.length; i++) {
        likeliest = here.classes[i] > here.classes[likeliest] ? i : likeliest;
        all += here.decisive[i];
      }
      right += here.decisive[likeliest];
    }
    return (double) right / all;
  }
}
