package dev.carousel.lab.train;

import dev.carousel.api.Task;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;

/** Trains trials, each with a model of its own. Safe for use by several threads. */
public final class Trainer {
  /** A batch is shared by so many threads that each has as many sequences as this. */
  private static final int FEWEST_SEQUENCES = 8;

  private final Models models;

  /** Makes the model of a trial. */
  @FunctionalInterface
  public interface Models {

    /**
     * A new model.
     *
     * @param threads that may share its work
     */
    Model of(ModelSpec spec, int threads);
  }

  public Trainer(Models models) {
    this.models = models;
  }

  /** The form of a trial's model. */
  static ModelSpec spec(Setup setup) {
    return spec(setup, setup.task());
  }

  /** Trains one trial in the caller's thread alone. */
  public Trained train(Setup setup, Seeding seeding, TrainingListener listener) {
    return train(setup, seeding, listener, 1);
  }

  /**
   * Trains one trial until it is solved, diverged, cancelled or out of its budget.
   *
   * @param threads that may share its work; no number depends on how many
   */
  public Trained train(Setup setup, Seeding seeding, TrainingListener listener, int threads) {
    ModelSpec spec = spec(setup);
    int useful = Math.clamp(setup.training().batch() / FEWEST_SEQUENCES, 1, threads);
    try (Model model = models.of(spec, useful)) {
      return new TrainingLoop(setup, seeding, model, listener)
          .run(task -> models.of(spec(setup, task), useful));
    }
  }

  /** The model of a setup, for sequences of a form of its task. */
  private static ModelSpec spec(Setup setup, Task task) {
    return new ModelSpec(
        setup.equations(),
        setup.units(),
        setup.layers(),
        setup.trainedStates(),
        task.format(),
        setup.training().backpropagation(),
        setup.training().noise().network());
  }
}
