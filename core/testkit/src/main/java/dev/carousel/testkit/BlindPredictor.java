package dev.carousel.testkit;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Score;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.List;

/**
 * A predictor that never sees an input: it knows how many steps are left and what the targets were
 * there on average in other sequences. What it reaches is chance.
 */
final class BlindPredictor {
  private static final int BATCHES = 40;
  private static final int SEQUENCES = 100;

  /** Added to every count of a class or label, so that no probability is 0. */
  private static final double PRIOR = 0.01;

  /**
   * A mean over batches.
   *
   * @param error its standard error
   */
  record Estimate(double value, double error) {}

  private final Format format;
  private final Criterion solved;
  private final double[][] sums;
  private final long[] counts;
  private final List<Score> scores = new ArrayList<>();

  /** Learns from one half of a sample and is tested on the other. */
  BlindPredictor(Task task) {
    format = task.format();
    solved = task.solved();
    sums = new double[format.longest()][format.outputs()];
    counts = new long[format.longest()];
    Episodes episodes = task.episodes(Streams.named(1, "blind"));
    var batch = new Batch(format, SEQUENCES);
    for (int i = 0; i < BATCHES; i++) {
      learn(batch.fill(episodes));
    }
    for (int i = 0; i < BATCHES; i++) {
      scores.add(test(batch.fill(episodes)));
    }
  }

  Estimate measure(Metric metric) {
    double[] values = scores.stream().mapToDouble(score -> score.value(metric)).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Estimate(mean, Math.sqrt(squares / (values.length - 1) / values.length));
  }

  private void learn(Batch batch) {
    for (int b = 0; b < batch.sequences(); b++) {
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * batch.sequences() + b;
        if (batch.counted()[position]) {
          int left = batch.length(b) - 1 - step;
          counts[left]++;
          for (int output = 0; output < format.outputs(); output++) {
            sums[left][output] += target(batch, position, output);
          }
        }
      }
    }
  }

  private boolean classed() {
    return format.target() == Target.CLASS || format.target() == Target.NEXT_TOKEN;
  }

  /** A value, or 1 for the class or label that is there. */
  private double target(Batch batch, int position, int output) {
    return classed()
        ? (batch.classes()[position] == output ? 1 : 0)
        : batch.values()[position * format.outputs() + output];
  }

  private Score test(Batch batch) {
    var score = new Score(solved.tolerance());
    for (int b = 0; b < batch.sequences(); b++) {
      int decisive = 0;
      int right = 0;
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] prediction = predict(batch.length(b) - 1 - step);
          score.addLoss(loss(prediction, batch, position), 1);
          if (batch.decisive()[position]) {
            decisive++;
            right += correct(prediction, batch, position) ? 1 : 0;
          }
        }
      }
      score.addSequence(decisive, right);
    }
    return score;
  }

  /** Mean values, or probabilities of classes or labels. */
  private double[] predict(int left) {
    double[] mean = sums[left].clone();
    for (int output = 0; output < mean.length; output++) {
      mean[output] =
          switch (format.target()) {
            case VALUES -> mean[output] / Math.max(1, counts[left]);
            case CLASS, NEXT_TOKEN -> (mean[output] + PRIOR) / (counts[left] + mean.length * PRIOR);
            case LABELS -> (mean[output] + PRIOR) / (counts[left] + 2 * PRIOR);
          };
    }
    return mean;
  }

  private double loss(double[] prediction, Batch batch, int position) {
    double sum = 0;
    for (int output = 0; output < prediction.length; output++) {
      double target = target(batch, position, output);
      double p = prediction[output];
      sum +=
          switch (format.target()) {
            case VALUES -> (p - target) * (p - target) / prediction.length;
            case CLASS, NEXT_TOKEN -> target == 1 ? -StrictMath.log(p) : 0;
            case LABELS -> -StrictMath.log(target == 1 ? p : 1 - p);
          };
    }
    return sum;
  }

  private boolean correct(double[] prediction, Batch batch, int position) {
    if (classed()) {
      return likeliest(prediction) == batch.classes()[position];
    }
    boolean all = true;
    for (int output = 0; output < prediction.length; output++) {
      double target = target(batch, position, output);
      all &=
          format.target() == Target.LABELS
              ? prediction[output] > 0.5 == (target == 1)
              : Math.abs(prediction[output] - target) <= solved.tolerance();
    }
    return all;
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
