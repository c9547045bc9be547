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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A predictor that knows one clue at each step and what the targets were on average wherever the
 * clue was the same, in other held-out sequences. Blind, the clue is how many steps are left: what
 * it reaches is chance. Near-sighted, the clue is the last few inputs.
 */
final class CluePredictor {
  private static final int BATCHES = 40;

  /** Outputs for which {@link #BATCHES} are enough; for more of them more are learned from. */
  private static final int FEW_OUTPUTS = 16;

  private static final int SEQUENCES = 100;

  /** Added to every count of a class or label, so that no probability is 0. */
  private static final double PRIOR = 0.001;

  /**
   * A mean over batches.
   *
   * @param error its standard error
   */
  record Estimate(double value, double error) {}

  private final Format format;
  private final Criterion solved;
  private final Clue clue;
  private final Map<Object, Tally> tallies = new HashMap<>();
  private final Tally nothing;
  private final List<Score> scores = new ArrayList<>();
  private final Score total;
  private final boolean all;

  /** What is known at a step of a sequence; equal clues are not told apart. */
  private interface Clue {
    Object at(Batch batch, int step, int b);
  }

  /** The targets seen with one clue. */
  private static final class Tally {
    private final double[] sums;
    private long count;

    Tally(int outputs) {
      sums = new double[outputs];
    }
  }

  /** Learns from one part of a sample and is tested on the rest. */
  private CluePredictor(Task task, Clue clue) {
    format = task.format();
    solved = task.solved();
    this.clue = clue;
    nothing = new Tally(format.outputs());
    total = new Score(solved.tolerance());
    int heldOut = task.heldOutSequences();
    all = heldOut > 0;
    Episodes episodes =
        all
            ? task.episodes(Streams.named(1, "predictor"))
            : task.heldOut(Streams.named(1, "predictor"));
    var batch = new Batch(format, SEQUENCES);
    int enough = BATCHES * Math.ceilDiv(format.outputs(), FEW_OUTPUTS);
    for (int i = 0; i < enough; i++) {
      learn(batch.fill(episodes));
    }
    if (all) {
      testAll(task.heldOut(Streams.named(1, "predictor")), heldOut);
    } else {
      for (int i = 0; i < BATCHES; i++) {
        var score = new Score(solved.tolerance());
        test(batch.fill(episodes), score);
        scores.add(score);
      }
    }
  }

  /** Tests on each of so many sequences once, in parts that tell how much they differ. */
  private void testAll(Episodes episodes, int sequences) {
    for (int i = 0; i < Math.min(BATCHES, sequences); i++) {
      scores.add(new Score(solved.tolerance()));
    }
    var batch = new Batch(format, 1);
    for (int i = 0; i < sequences; i++) {
      test(batch.fill(episodes), total);
      test(batch, scores.get(i * scores.size() / sequences));
    }
  }

  /** Sees no input, but how many steps are left. */
  static CluePredictor blind(Task task) {
    return new CluePredictor(task, (batch, step, b) -> batch.length(b) - 1 - step);
  }

  /**
   * Sees the inputs of the last few steps, real ones to an eighth, and where a sequence begins.
   *
   * @param sight steps that it sees, the present one included
   */
  static CluePredictor nearSighted(Task task, int sight) {
    return new CluePredictor(task, (batch, step, b) -> seen(batch, step, b, sight));
  }

  private static List<Long> seen(Batch batch, int step, int b, int sight) {
    var seen = new ArrayList<Long>();
    seen.add((long) Math.min(step, sight));
    int width = batch.format().inputs();
    for (int s = Math.max(0, step - sight + 1); s <= step; s++) {
      int position = s * batch.sequences() + b;
      if (batch.format().tokens()) {
        seen.add((long) batch.tokens()[position]);
      } else {
        for (int i = 0; i < width; i++) {
          seen.add((long) Math.floor(8 * batch.inputs()[position * width + i]));
        }
      }
    }
    return seen;
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
    double value = all ? total.value(metric) : mean;
    return new Estimate(value, Math.sqrt(squares / (values.length - 1) / values.length));
  }

  private void learn(Batch batch) {
    for (int b = 0; b < batch.sequences(); b++) {
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * batch.sequences() + b;
        if (batch.counted()[position]) {
          Tally tally =
              tallies.computeIfAbsent(clue.at(batch, step, b), _ -> new Tally(format.outputs()));
          tally.count++;
          for (int output = 0; output < format.outputs(); output++) {
            double target = target(batch, position, output);
            tally.sums[output] += Double.isNaN(target) ? 0 : target;
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

  private void test(Batch batch, Score score) {
    for (int b = 0; b < batch.sequences(); b++) {
      int decisive = 0;
      int right = 0;
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] prediction = predict(tallies.getOrDefault(clue.at(batch, step, b), nothing));
          score.addLoss(loss(prediction, batch, position), 1);
          if (batch.decisive()[position]) {
            decisive++;
            right += correct(prediction, batch, position) ? 1 : 0;
          }
        }
      }
      score.addSequence(decisive, right);
    }
  }

  /** Mean values, or probabilities of classes or labels. */
  private double[] predict(Tally tally) {
    double[] mean = tally.sums.clone();
    for (int output = 0; output < mean.length; output++) {
      mean[output] =
          switch (format.target()) {
            case VALUES -> mean[output] / Math.max(1, tally.count);
            case CLASS, NEXT_TOKEN, SHARES ->
                (mean[output] + PRIOR) / (tally.count + mean.length * PRIOR);
            case LABELS -> (mean[output] + PRIOR) / (tally.count + 2 * PRIOR);
          };
    }
    return mean;
  }

  private double loss(double[] prediction, Batch batch, int position) {
    double sum = 0;
    int present = present(batch, position);
    for (int output = 0; output < prediction.length; output++) {
      double target = target(batch, position, output);
      double p = prediction[output];
      if (Double.isNaN(target)) {
        continue;
      }
      sum +=
          switch (format.target()) {
            case VALUES -> (p - target) * (p - target) / present;
            case CLASS, NEXT_TOKEN, SHARES -> target == 0 ? 0 : -target * StrictMath.log(p);
            case LABELS -> -target * StrictMath.log(p) - (1 - target) * StrictMath.log(1 - p);
          };
    }
    return sum;
  }

  /** How many outputs have a target. */
  private int present(Batch batch, int position) {
    int present = 0;
    for (int output = 0; output < format.outputs(); output++) {
      present += Double.isNaN(target(batch, position, output)) ? 0 : 1;
    }
    return present;
  }

  private boolean correct(double[] prediction, Batch batch, int position) {
    return switch (format.target()) {
      case CLASS, NEXT_TOKEN -> likeliest(prediction) == batch.classes()[position];
      case SHARES -> ranked(prediction, batch, position);
      case VALUES ->
          IntStream.range(0, prediction.length)
              .allMatch(
                  o -> {
                    double target = target(batch, position, o);
                    return Double.isNaN(target)
                        || Math.abs(prediction[o] - target) <= solved.tolerance();
                  });
      case LABELS ->
          IntStream.range(0, prediction.length)
              .allMatch(o -> prediction[o] > 0.5 == (target(batch, position, o) == 1));
    };
  }

  /** Whether every class that may be is above all that may not. */
  private boolean ranked(double[] prediction, Batch batch, int position) {
    double possible = Double.POSITIVE_INFINITY;
    double impossible = Double.NEGATIVE_INFINITY;
    for (int output = 0; output < prediction.length; output++) {
      if (target(batch, position, output) > 0) {
        possible = Math.min(possible, prediction[output]);
      } else {
        impossible = Math.max(impossible, prediction[output]);
      }
    }
    return possible > impossible;
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
