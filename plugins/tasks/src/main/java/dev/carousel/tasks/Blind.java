package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;

/**
 * What the best predictor reaches that sees no input, measured on sequences of the task itself: it
 * knows how many steps are left and how often each class is the target there. For tasks whose
 * targets have no simple distribution.
 */
final class Blind {
  private static final int BATCHES = 20;
  private static final int SEQUENCES = 1000;

  private final long[][] counts;
  private final long[][] decisive;

  private Blind(Task task) {
    Format format = task.format();
    counts = new long[format.longest()][format.outputs()];
    decisive = new long[format.longest()][format.outputs()];
    Episodes episodes = task.episodes(new Calibration());
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
        if (batch.counted()[position]) {
          counts[left][batch.classes()[position]]++;
        }
        if (batch.decisive()[position]) {
          decisive[left][batch.classes()[position]]++;
        }
      }
    }
  }

  /** Chance of a task whose targets are classes. */
  static List<Baseline> chance(Task task, String meaning) {
    var blind = new Blind(task);
    return List.of(
        new Baseline(Guess.CHANCE, meaning, Metric.ACCURACY, blind.accuracy()),
        new Baseline(Guess.CHANCE, meaning, Metric.LOSS, blind.loss()));
  }

  private double loss() {
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
