package dev.carousel.lab.spec;

import dev.carousel.api.Task;
import dev.carousel.compute.model.Backpropagation;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Control;
import dev.carousel.lab.study.Setup.Ending;
import dev.carousel.lab.study.Setup.Evaluation;
import dev.carousel.lab.study.Setup.Noise;
import dev.carousel.lab.study.Setup.SolvedBy;
import dev.carousel.lab.study.Setup.Stop;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/** Makes what a study says about training from the values of its options. */
final class TrainingBinder {
  private static final String UPDATES = "updates";
  private static final String SEQUENCES = "sequences";

  private final Problems problems;

  TrainingBinder(Problems problems) {
    this.problems = problems;
  }

  /**
   * How a trial is trained.
   *
   * @param values of all options
   * @param resolved options that decide its numbers, without those that are off: a trial that does
   *     not use them is the same as before there were any
   */
  record BoundTraining(
      Setup.Training training, Map<String, Object> values, SortedMap<String, Object> resolved) {}

  /**
   * Makes it; empty after a problem.
   *
   * @param section as written
   * @param values of all options, defaults filled in
   */
  Optional<BoundTraining> bind(Mapping section, Map<String, Object> values) {
    return budget(section, values)
        .map(budgeted -> new BoundTraining(training(budgeted), budgeted, resolved(budgeted)));
  }

  /**
   * Checks that training sequences can decide, where they are to.
   *
   * @param searches whether the optimizer goes by the loss alone
   * @return whether they can or need not
   */
  boolean checkStreak(Mapping section, BoundTraining bound, Bound task, BooleanSupplier searches) {
    if (bound.training().ending().solvedBy() == SolvedBy.HELD_OUT) {
      return true;
    }
    Span at = section.find("solved-by").map(Entry::value).orElse(section).span();
    if (((Task) task.component()).solvedInTraining().isEmpty()) {
      problems.add(
          at,
          "no-streak",
          "the task \"" + task.offer().name() + "\" has no criterion on training sequences",
          "write held-out: its criterion is " + ((Task) task.component()).solved() + ".");
      return false;
    }
    if (searches.getAsBoolean()) {
      problems.add(
          at,
          "no-streak",
          "an optimizer that goes by the loss alone tells nothing of single training sequences",
          "write held-out, or take an optimizer that goes by the gradient.");
      return false;
    }
    return true;
  }

  /** The budget in updates alone; empty after a problem. */
  private Optional<Map<String, Object>> budget(Mapping section, Map<String, Object> values) {
    var budgeted = new LinkedHashMap<>(values);
    if (!(budgeted.remove(SEQUENCES) instanceof Long sequences)) {
      return Optional.of(budgeted);
    }
    long batch = whole(values, "batch");
    if (sequences < batch) {
      problems.add(
          section.find(SEQUENCES).map(Entry::value).orElse(section).span(),
          "out-of-range",
          "a budget of " + sequences + " sequences is less than one batch, which is " + batch,
          "set training.batch too; online training has a batch of 1.");
      return Optional.empty();
    }
    long updates = sequences / batch;
    boolean both = section.find(UPDATES).isPresent();
    budgeted.put(UPDATES, both ? Math.min(updates, whole(values, UPDATES)) : updates);
    return Optional.of(budgeted);
  }

  private static Setup.Training training(Map<String, Object> values) {
    return new Setup.Training(
        whole(values, "batch"),
        whole(values, UPDATES),
        new Backpropagation(steps(values, "truncate"), steps(values, "checkpoint")),
        control(values),
        new Ending(
            stop(values),
            isByTraining(values) ? SolvedBy.TRAINING : SolvedBy.HELD_OUT,
            whole(values, "patience"),
            limit(values, "seconds"),
            limit(values, "diverged-above")),
        new Evaluation(whole(values, "evaluate-every"), whole(values, "evaluation-sequences")),
        Optional.empty(),
        Noise.NONE);
  }

  private static Control control(Map<String, Object> values) {
    return new Control(
        limit(values, "clip-norm"),
        limit(values, "clip-value"),
        limit(values, "clip-tensor"),
        limit(values, "clip-relative"),
        limit(values, "clip-percentile"),
        (Double) values.getOrDefault("gradient-noise", 0.0));
  }

  private static SortedMap<String, Object> resolved(Map<String, Object> values) {
    SortedMap<String, Object> resolved = StudyOptions.used(values);
    resolved.remove("checkpoint");
    resolved.remove("keep");
    if (stop(values) != Stop.PLATEAU) {
      resolved.remove("patience");
    }
    return resolved;
  }

  private static boolean isByTraining(Map<String, Object> values) {
    return "training".equals(values.get("solved-by"));
  }

  private static Stop stop(Map<String, Object> values) {
    return Stop.valueOf(String.valueOf(values.get("stop")).toUpperCase(Locale.ROOT));
  }

  static int whole(Map<String, Object> values, String option) {
    return ((Long) values.getOrDefault(option, 0L)).intValue();
  }

  /** 0 for none, -1 for auto. */
  private static int steps(Map<String, Object> values, String option) {
    Object value = values.get(option);
    if (value instanceof Long steps) {
      return steps.intValue();
    }
    return StudyOptions.AUTO.equals(value) ? -1 : 0;
  }

  private static double limit(Map<String, Object> values, String option) {
    return values.get(option) instanceof Double limit ? limit : Double.POSITIVE_INFINITY;
  }
}
