package dev.carousel.lab.study;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What a trial trains: components and options.
 *
 * @param equations of the cell, with the study's own initial values merged into {@code initial}
 * @param units of the cell
 * @param layers cells on top of each other
 * @param trainedStates whether the initial states are trained
 * @param optimizer of the weights that are in no group
 * @param groups optimizers of groups of weights: by the name of a weight, or else by the {@link
 *     #key} of its role
 * @param initial the study's initializers by role of weight: {@code input}, {@code recurrent},
 *     {@code readout}, {@code bias}, {@code vector}, {@code state}; a weight named in the
 *     equations' own {@code initial} follows that instead
 */
public record Setup(
    CellEquations equations,
    int units,
    int layers,
    boolean trainedStates,
    Task task,
    Optimizer optimizer,
    SequencedMap<String, Optimizer> groups,
    Schedule schedule,
    SequencedMap<Initializer.Role, Initializer> initial,
    Training training) {

  /** A role as studies write it, such as {@code recurrent}. */
  public static String key(Initializer.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Held-out sequences of an evaluation: all of them where they have an end. */
  public int heldOutSequences() {
    int all = task.heldOutSequences();
    return all > 0 ? all : training.evaluationSequences();
  }

  /** When a trial ends before its budget. */
  public enum Stop {
    /** As soon as held-out sequences meet the task's criterion. */
    SOLVED,
    /** Only when the budget is used up. */
    NEVER
  }

  /**
   * How a trial is trained.
   *
   * @param batch sequences per update
   * @param updates the budget
   * @param clipNorm largest norm of all gradients together; infinite for no clipping
   * @param clipValue largest absolute value of one gradient entry; infinite for no clipping
   * @param truncate steps of a window that derivatives go back in; 0 for the whole sequence
   * @param checkpoint steps between kept states; 0 keeps everything, -1 chooses
   * @param evaluateEvery updates between evaluations
   * @param evaluationSequences held-out sequences per evaluation, always the same ones, where the
   *     task has no end of them
   */
  public record Training(
      int batch,
      int updates,
      double clipNorm,
      double clipValue,
      int truncate,
      int checkpoint,
      Stop stop,
      int evaluateEvery,
      int evaluationSequences) {}
}
