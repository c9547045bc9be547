package dev.carousel.lab.train;

import dev.carousel.api.Task;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.model.Model;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Curriculum;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a trial trains on, one after the other: the stages of its curriculum, then the
 * task itself. Each stage has streams of its own; those of the task are as without a curriculum.
 */
final class Growth {
  private final Setup setup;
  private final Seeding seeding;
  private int stage;
  private int evaluations;
  private Episodes episodes;
  private @Nullable Evaluator evaluator;

  Growth(Setup setup, Seeding seeding) {
    this.setup = setup;
    this.seeding = seeding;
    episodes = begin();
  }

  /** What is trained on now. */
  Episodes episodes() {
    return episodes;
  }

  /** Whether the task itself is trained on. */
  boolean isComplete() {
    return stage == setup.training().curriculum().map(c -> c.stages().size()).orElse(0);
  }

  /** The value of what grows; empty without a curriculum. */
  OptionalDouble value() {
    return setup.training().curriculum().isEmpty() || isComplete()
        ? OptionalDouble.empty()
        : OptionalDouble.of(curriculum().stages().get(stage).value());
  }

  private Curriculum curriculum() {
    return setup.training().curriculum().orElseThrow();
  }

  private Episodes begin() {
    evaluations = 0;
    if (isComplete()) {
      evaluator = null;
      return setup.task().episodes(seeding.stream("batches"));
    }
    Curriculum.Stage now = curriculum().stages().get(stage);
    Seeding own = seeding.within(curriculum().parameter() + "=" + now.value());
    Setup.Training training = setup.training();
    evaluator = new Evaluator(now.task(), own, training.evaluation().sequences(), training.batch());
    return now.task().episodes(own.stream("batches"));
  }

  /**
   * Goes to the next stage if this one is over.
   *
   * @param parameters to be evaluated
   * @param recent training sequences, where they decide
   * @return whether it went on
   */
  boolean evaluated(Model model, double[] parameters, @Nullable Recent recent) {
    if (isComplete()) {
      return false;
    }
    evaluations++;
    if (!isOver(model, parameters, recent)) {
      return false;
    }
    stage++;
    episodes = begin();
    return true;
  }

  private boolean isOver(Model model, double[] parameters, @Nullable Recent recent) {
    if (curriculum().evaluations() != Curriculum.WHEN_SOLVED) {
      return evaluations == curriculum().evaluations();
    }
    if (recent != null) {
      return recent.isReached();
    }
    Task task = curriculum().stages().get(stage).task();
    Criterion criterion = task.solved();
    var metrics = Objects.requireNonNull(evaluator).evaluate(model, parameters);
    return criterion.reached(metrics.getOrDefault(criterion.metric().label(), Double.NaN));
  }
}
