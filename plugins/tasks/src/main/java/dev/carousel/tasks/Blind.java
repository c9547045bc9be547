package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the best predictor reaches that sees no input, measured on held-out sequences of the task
 * itself: it knows how many steps are left and how often each class is the target there, or the
 * means of the values or labels. For tasks whose targets have no simple distribution.
 */
final class Blind {
  private static final int BATCHES = 20;
  private static final int SEQUENCES = 1000;

  private static final Map<Task, Blind> KNOWN = new ConcurrentHashMap<>();

  private final int outputs;
  private final Format.Target target;
  private final long[][] counts;
  private final long[][] decisive;
  private final double[][] sums;
  private double squares;

  private Blind(Task task) {
    Format format = task.format();
    outputs = format.outputs();
    target = format.target();
    sums = new double[format.longest()][outputs];
    counts = new long[format.longest()][format.outputs()];
    decisive = new long[format.longest()][format.outputs()];
    Episodes episodes = task.heldOut(new Calibration());
    var batch = new Batch(format, SEQUENCES);
    for (int i = 0; i < BATCHES; i++) {
      count(batch.fill(episodes));
    }
  }

  private void count(Batch batch) {
    for (int b = 0; b < SEQUENCES; b++) {
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * SEQUENCES + b;
        int left = batch.length(b) - 1 - step;
        switch (target) {
          case CLASS, NEXT_TOKEN -> countClass(batch, position, left);
          case VALUES, SHARES, LABELS -> addValues(batch, position, left);
        }
      }
    }
  }

  private void countClass(Batch batch, int position, int left) {
    if (batch.counted()[position]) {
      counts[left][batch.classes()[position]]++;
    }
    if (batch.decisive()[position]) {
      decisive[left][batch.classes()[position]]++;
    }
  }

  private void addValues(Batch batch, int position, int left) {
    if (batch.counted()[position]) {
      counts[left][0]++;
      for (int output = 0; output < outputs; output++) {
        double value = batch.values()[position * outputs + output];
        sums[left][output] += value;
        squares += value * value;
      }
    }
  }

  /** Chance of a task: the accuracy, where targets are classes, and the loss. */
  static List<Baseline> chance(Task task, String meaning) {
    Blind blind = KNOWN.computeIfAbsent(task, Blind::new);
    var loss = new Baseline(Guess.CHANCE, meaning, Metric.LOSS, blind.loss());
    return switch (blind.target) {
      case CLASS, NEXT_TOKEN ->
          List.of(new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, blind.accuracy()), loss);
      case VALUES, SHARES, LABELS -> List.of(loss);
    };
  }

  private double loss() {
    return switch (target) {
      case CLASS, NEXT_TOKEN -> entropy();
      case VALUES -> spread();
      case SHARES -> uncertainty(false);
      case LABELS -> uncertainty(true);
    };
  }

  /**
   * The entropy at a step, averaged over the counted steps.
   *
   * @param labels whether each output may be there or not, beside all others
   */
  private double uncertainty(boolean labels) {
    double sum = 0;
    long all = 0;
    for (int left = 0; left < sums.length; left++) {
      long steps = counts[left][0];
      for (double total : sums[left]) {
        double share = steps == 0 ? 0 : total / steps;
        sum += steps * (information(share) + (labels ? information(1 - share) : 0));
      }
      all += steps;
    }
    return sum / all;
  }

  private static double information(double share) {
    return share == 0 ? 0 : -share * StrictMath.log(share);
  }

  /** The variance of an output at a step, averaged over the outputs and the counted steps. */
  private double spread() {
    double sum = squares;
    long all = 0;
    for (int left = 0; left < sums.length; left++) {
      for (double total : sums[left]) {
        sum -= counts[left][0] == 0 ? 0 : total * total / counts[left][0];
      }
      all += counts[left][0];
    }
    return sum / all / outputs;
  }

  private double entropy() {
    double sum = 0;
    long all = 0;
    for (long[] classes : counts) {
      long steps = Arrays.stream(classes).sum();
      for (long count : classes) {
        sum -= count == 0 ? 0 : count * StrictMath.log((double) count / steps);
      }
      all += steps;
    }
    return sum / all;
  }

  private double accuracy() {
    long right = 0;
    long all = 0;
    for (int left = 0; left < counts.length; left++) {
      right += decisive[left][likeliest(counts[left])];
      all += Arrays.stream(decisive[left]).sum();
    }
    return (double) right / all;
  }

  private static int likeliest(long[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }
}
