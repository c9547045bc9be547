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
 * there. It learns from some held-out sequences and is measured on others. For tasks of classes or
 * of one value, whose targets have no simple distribution.
 */
final class Present {
  private static final int BATCHES = 20;
  private static final int SEQUENCES = 500;
  private static final int PARTS = 32;
  private static final String MEANING = "knows the present input alone";
  private static final Map<Task, List<Baseline>> KNOWN = new ConcurrentHashMap<>();

  private final Format format;
  private final Map<List<Long>, Seen> seen = new HashMap<>();
  private final Seen anything;
  private double losses;
  private long counted;
  private long right;
  private long decisive;

  /** The targets that came with one input. */
  private static final class Seen {
    private final long[] classes;
    private long count;
    private double sum;

    Seen(int outputs) {
      classes = new long[outputs];
    }

    void add(Batch batch, int position, boolean classed) {
      count++;
      if (classed) {
        classes[batch.classes()[position]]++;
      } else {
        sum += batch.values()[position];
      }
    }

    /**
     * One more target is taken to have come, spread over all classes, so that none is ruled out.
     */
    double probability(int target) {
      return (classes[target] + 1.0 / classes.length) / (count + 1);
    }

    int likeliest() {
      int best = 0;
      for (int i = 1; i < classes.length; i++) {
        best = classes[i] > classes[best] ? i : best;
      }
      return best;
    }

    double mean() {
      return sum / Math.max(1, count);
    }
  }

  private Present(Task task) {
    format = task.format();
    anything = new Seen(format.outputs());
    var episodes = task.heldOut(new Calibration());
    var batch = new Batch(format, SEQUENCES);
    for (int i = 0; i < BATCHES; i++) {
      learn(batch.fill(episodes));
    }
    for (int i = 0; i < BATCHES; i++) {
      score(batch.fill(episodes));
    }
  }

  /** Loss and, for classes, accuracy. */
  static List<Baseline> of(Task task) {
    return KNOWN.computeIfAbsent(task, fresh -> new Present(fresh).baselines());
  }

  /** Those that are worth more than chance, which knows how many steps are left. */
  static List<Baseline> beyond(List<Baseline> chance, Task task) {
    return Guess.beyond(chance, of(task));
  }

  private boolean classed() {
    return format.target() == Format.Target.CLASS || format.target() == Format.Target.NEXT_TOKEN;
  }

  private void learn(Batch batch) {
    for (int position = 0; position < batch.steps() * SEQUENCES; position++) {
      if (batch.counted()[position]) {
        seen.computeIfAbsent(input(batch, position), _ -> new Seen(format.outputs()))
            .add(batch, position, classed());
        anything.add(batch, position, classed());
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

  private void score(Batch batch) {
    for (int position = 0; position < batch.steps() * SEQUENCES; position++) {
      if (batch.counted()[position]) {
        score(seen.getOrDefault(input(batch, position), anything), batch, position);
      }
    }
  }

  private void score(Seen here, Batch batch, int position) {
    counted++;
    if (classed()) {
      int target = batch.classes()[position];
      losses -= StrictMath.log(here.probability(target));
      decisive += batch.decisive()[position] ? 1 : 0;
      right += batch.decisive()[position] && here.likeliest() == target ? 1 : 0;
    } else {
      double missed = batch.values()[position] - here.mean();
      losses += missed * missed;
    }
  }

  private List<Baseline> baselines() {
    var loss = new Baseline("present", MEANING, Metric.LOSS, losses / counted);
    double accuracy = (double) right / decisive;
    return classed()
        ? List.of(loss, new Baseline("present", MEANING, Metric.ACCURACY, accuracy))
        : List.of(loss);
  }
}
