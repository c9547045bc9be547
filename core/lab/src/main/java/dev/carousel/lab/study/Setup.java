package dev.carousel.lab.study;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import dev.carousel.api.data.Streak;
import dev.carousel.compute.model.Regularization;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** When a trial of it counts as solved, in words. */
  public String criterion() {
    return streak().map(Streak::toString).orElseGet(() -> task.solved().toString());
  }

  /** What training sequences must come to; empty where held-out ones decide. */
  public Optional<Streak> streak() {
    return training.solvedBy() == SolvedBy.TRAINING ? task.solvedInTraining() : Optional.empty();
  }

  /** A role as studies write it, such as {@code recurrent}. */
  public static String key(Initializer.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Held-out sequences of an evaluation: all of them where they have an end. */
  public int heldOutSequences() {
    int all = task.heldOutSequences();
    return all > 0 ? all : training.evaluationSequences();
  }

  /** The same setup, trained as said. */
  public Setup with(Training other) {
    return new Setup(
        equations, units, layers, trainedStates, task, optimizer, groups, schedule, initial, other);
  }

  /** The same setup of another task. */
  public Setup with(Task other) {
    return new Setup(
        equations,
        units,
        layers,
        trainedStates,
        other,
        optimizer,
        groups,
        schedule,
        initial,
        training);
  }

  /** When a trial ends before its budget. */
  public enum Stop {
    /** As soon as the task is solved. */
    SOLVED,
    /** When held-out sequences come out no better for some evaluations, solved or not. */
    PLATEAU,
    /** Only when the budget is used up. */
    NEVER
  }

  /** Which sequences decide whether a trial is solved. */
  public enum SolvedBy {
    /** Those that are never trained on, by the task's criterion. */
    HELD_OUT,
    /** Those that are trained on, by the task's streak. */
    TRAINING
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
   * @param limits what else ends a trial
   * @param solvedBy which sequences decide whether it is solved
   * @param curriculum easier tasks to begin with
   * @param noise what is drawn and added in training alone
   * @param elsewhere other forms of the task that the trained weights are measured on at the end
   * @param control of gradients, beside the two clippings above
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
      int evaluationSequences,
      Limits limits,
      SolvedBy solvedBy,
      Optional<Curriculum> curriculum,
      Noise noise,
      List<Elsewhere> elsewhere,
      Control control) {

    /** With none of the options below. */
    public Training(
        int batch,
        int updates,
        double clipNorm,
        double clipValue,
        int truncate,
        int checkpoint,
        Stop stop,
        int evaluateEvery,
        int evaluationSequences) {
      this(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          Limits.NONE,
          SolvedBy.HELD_OUT,
          Optional.empty(),
          Noise.NONE,
          List.of(),
          Control.NONE);
    }

    /** The same with other limits. */
    public Training with(Limits other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          other,
          solvedBy,
          curriculum,
          noise,
          elsewhere,
          control);
    }

    /** The same, solved by other sequences. */
    public Training with(SolvedBy other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          limits,
          other,
          curriculum,
          noise,
          elsewhere,
          control);
    }

    /** The same after easier tasks. */
    public Training with(Curriculum other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          limits,
          solvedBy,
          Optional.of(other),
          noise,
          elsewhere,
          control);
    }

    /** The same with other noise. */
    public Training with(Noise other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          limits,
          solvedBy,
          curriculum,
          other,
          elsewhere,
          control);
    }

    /** The same, measured elsewhere too. */
    public Training with(List<Elsewhere> other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          limits,
          solvedBy,
          curriculum,
          noise,
          List.copyOf(other),
          control);
    }

    /** The same with other control of gradients. */
    public Training with(Control other) {
      return new Training(
          batch,
          updates,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          stop,
          evaluateEvery,
          evaluationSequences,
          limits,
          solvedBy,
          curriculum,
          noise,
          elsewhere,
          other);
    }

    /** The same updates without an end, evaluated as said: to be timed. */
    public Training endless(int newEvaluateEvery, int newEvaluationSequences) {
      return new Training(
          batch,
          Integer.MAX_VALUE,
          clipNorm,
          clipValue,
          truncate,
          checkpoint,
          Stop.NEVER,
          newEvaluateEvery,
          newEvaluationSequences,
          Limits.NONE,
          SolvedBy.HELD_OUT,
          Optional.empty(),
          noise,
          List.of(),
          control);
    }
  }

  /**
   * What ends a trial beside its budget of updates.
   *
   * @param patience evaluations without a better one after which a trial that stops at a plateau
   *     ends
   * @param seconds of wall-clock time, which no two runs have alike; infinite for no limit
   * @param divergedAbove how many times the first update's loss the mean training loss between two
   *     evaluations may be, above which a trial counts as diverged; infinite for no limit
   */
  public record Limits(int patience, double seconds, double divergedAbove) {
    public static final int USUAL_PATIENCE = 10;

    /** None of them. */
    public static final Limits NONE =
        new Limits(USUAL_PATIENCE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Easier forms of a task that a trial begins with. What it is evaluated on, and what counts as
   * solved, is the task itself throughout.
   *
   * @param parameter of the task, which grows
   * @param stages in order, without the task itself
   * @param evaluations after which a stage is over, or {@link #WHEN_SOLVED}
   */
  public record Curriculum(String parameter, List<Stage> stages, int evaluations) {
    /** A stage is over when its own task is solved. */
    public static final int WHEN_SOLVED = 0;

    public Curriculum {
      stages = List.copyOf(stages);
    }

    /** A task with its value of the parameter. */
    public record Stage(double value, Task task) {}
  }

  /**
   * What is drawn and added while a trial trains, and not where it is evaluated.
   *
   * @param network what the network itself does
   * @param weights standard deviation of normal noise on every trained number, drawn for each
   *     update (Graves 2011); 0 for none
   * @param inputs the same on every real input of every step
   */
  public record Noise(Regularization network, double weights, double inputs) {
    /** None at all. */
    public static final Noise NONE = new Noise(Regularization.NONE, 0, 0);
  }

  /**
   * Another form of the task.
   *
   * @param where what differs, such as {@code gap=300}
   */
  public record Elsewhere(String where, Task task) {}

  /**
   * What is done to gradients beside clipping all of them by norm and each entry by value.
   *
   * @param clipTensor largest norm of the gradient of one trained tensor; infinite for any
   * @param clipRelative largest norm of the gradient of a unit as a share of that of its weights;
   *     infinite for any
   * @param clipPercentile the percentile of all norms so far that a norm is clipped to
   *     (Seetharaman, Wichern, Pardo &amp; Le Roux 2020); infinite for none
   * @param noise variance of normal noise at the first update, which falls with the power 0.55 of
   *     the number of the update (Neelakantan et al. 2015); 0 for none
   */
  public record Control(
      double clipTensor, double clipRelative, double clipPercentile, double noise) {
    /** None of it. */
    public static final Control NONE =
        new Control(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
  }
}
