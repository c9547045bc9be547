package dev.carousel.lab.train;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.Score;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a model on held-out sequences, the same ones every time: they are written again from the
 * beginning of their stream instead of being kept.
 */
final class Evaluator {
  /** A training batch of fewer sequences is not worth the steps of its own. */
  private static final int FEWEST_AT_ONCE = 16;

  private static final int USUALLY_AT_ONCE = 64;

  private static final String STREAM = "evaluation";

  private final Task task;
  private final Seeding seeding;
  private final int fullBatches;
  private final Batch full;
  private final @Nullable Batch rest;

  /**
   * An evaluator.
   *
   * @param sequences to be measured on
   * @param trainingBatch sequences for which the model has its buffers anyway
   */
  Evaluator(Task task, Seeding seeding, int sequences, int trainingBatch) {
    this.task = task;
    this.seeding = seeding;
    int atOnce = trainingBatch < FEWEST_AT_ONCE ? USUALLY_AT_ONCE : trainingBatch;
    int size = Math.min(atOnce, sequences);
    boolean whole = task.heldOut(seeding.stream(STREAM)).continues();
    fullBatches = whole ? Math.ceilDiv(sequences, size) : sequences / size;
    full = new Batch(task.format(), size);
    int left = whole ? 0 : sequences % size;
    rest = left == 0 ? null : new Batch(task.format(), left);
  }

  /** The mean loss over the counted steps of one batch. */
  double loss(Model model, double[] parameters, Batch batch) {
    var score = new Score(task.solved().tolerance());
    model.evaluate(parameters, batch, score);
    return score.value(Metric.LOSS);
  }

  /** Every metric; bits where the task counts in them. */
  private List<Metric> measured() {
    boolean bits = task.solved().metric() == Metric.BITS;
    return Stream.of(Metric.values()).filter(metric -> metric != Metric.BITS || bits).toList();
  }

  /** Every metric by its name. */
  SortedMap<String, Double> evaluate(Model model, double[] parameters) {
    var episodes = task.heldOut(seeding.stream(STREAM));
    var score = new Score(task.solved().tolerance());
    for (int i = 0; i < fullBatches; i++) {
      model.evaluate(parameters, full.fill(episodes), score);
    }
    if (rest != null) {
      model.evaluate(parameters, rest.fill(episodes), score);
    }
    var metrics = new TreeMap<String, Double>();
    for (Metric metric : measured()) {
      metrics.put(metric.label(), score.value(metric));
    }
    return metrics;
  }
}
