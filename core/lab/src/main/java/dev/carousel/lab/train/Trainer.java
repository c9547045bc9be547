package dev.carousel.lab.train;

import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.lab.study.Setup;
import java.util.function.Function;

/** Trains trials, each with a model of its own. Safe for use by several threads. */
public final class Trainer {
  private final Function<ModelSpec, Model> models;

  /**
   * A trainer.
   *
   * @param models makes the model of a trial
   */
  public Trainer(Function<ModelSpec, Model> models) {
    this.models = models;
  }

  /** Trains one trial until it is solved, diverged, cancelled or out of its budget. */
  public Trained train(Setup setup, Seeding seeding, TrainingListener listener) {
    var spec =
        new ModelSpec(
            setup.equations(),
            setup.units(),
            setup.layers(),
            setup.trainedStates(),
            setup.task().format());
    return new TrainingLoop(setup, seeding, models.apply(spec), listener).run();
  }
}
