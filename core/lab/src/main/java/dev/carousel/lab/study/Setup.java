package dev.carousel.lab.study;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import dev.carousel.api.data.Streak;
import dev.carousel.compute.model.Backpropagation;
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
    return training.ending().solvedBy() == SolvedBy.TRAINING
        ? task.solvedInTraining()
        : Optional.empty();
  }

  /** A role as studies write it, such as {@code recurrent}. */
  public static String key(Initializer.Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Held-out sequences of an evaluation: all of them where they have an end. */
  public int heldOutSequences() {
    int all = task.heldOutSequences();
    return all > 0 ? all : training.evaluation().sequences();
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

  /**
   * How a trial is trained.
   *
   * @param batch sequences per update
   * @param updates the budget
   * @param backpropagation how derivatives go back through time
   * @param control of gradients
   * @param ending what ends a trial before its budget
   * @param evaluation of what it has learned
   * @param curriculum easier tasks to begin with
   * @param noise what is drawn and added in training alone
   */
  public record Training(
      int batch,
      int updates,
      Backpropagation backpropagation,
      Control control,
      Ending ending,
      Evaluation evaluation,
      Optional<Curriculum> curriculum,
      Noise noise) {

    /** Through whole sequences to the end of the budget or a solution, with nothing added. */
    public Training(int batch, int updates, Evaluation evaluation) {
      this(
          batch,
          updates,
          Backpropagation.FULL,
          Control.NONE,
          Ending.SOLVED,
          evaluation,
          Optional.empty(),
          Noise.NONE);
    }

    /** The same with other control of gradients. */
    public Training with(Control other) {
      return new Training(
          batch, updates, backpropagation, other, ending, evaluation, curriculum, noise);
    }

    /** The same with another ending. */
    public Training with(Ending other) {
      return new Training(
          batch, updates, backpropagation, control, other, evaluation, curriculum, noise);
    }

    /** The same, evaluated otherwise. */
    public Training with(Evaluation other) {
      return new Training(
          batch, updates, backpropagation, control, ending, other, curriculum, noise);
    }

    /** The same after easier tasks. */
    public Training with(Curriculum other) {
      return new Training(
          batch, updates, backpropagation, control, ending, evaluation, Optional.of(other), noise);
    }

    /** The same with other noise. */
    public Training with(Noise other) {
      return new Training(
          batch, updates, backpropagation, control, ending, evaluation, curriculum, other);
    }

    /** The same updates without an end, evaluated as said: to be timed. */
    public Training endless(Evaluation other) {
      return new Training(
          batch,
          Integer.MAX_VALUE,
          backpropagation,
          control,
          Ending.NEVER,
          other,
          Optional.empty(),
          noise);
    }
  }

  /**
   * What is done to gradients before an optimizer sees them, in the order in which it happens from
   * last to first, noise after all.
   *
   * @param clipNorm largest norm of all gradients together; infinite for no clipping
   * @param clipValue largest absolute value of one gradient entry; infinite for no clipping
   * @param clipTensor largest norm of the gradient of one trained tensor; infinite for any
   * @param clipRelative largest norm of the gradient of a unit as a share of that of its weights;
   *     infinite for any
   * @param clipPercentile the percentile of all norms so far that a norm is clipped to
   *     (Seetharaman, Wichern, Pardo &amp; Le Roux 2020); infinite for none
   * @param noise variance of normal noise at the first update, which falls with the power 0.55 of
   *     the number of the update (Neelakantan et al. 2015); 0 for none
   */
  public record Control(
      double clipNorm,
      double clipValue,
      double clipTensor,
      double clipRelative,
      double clipPercentile,
      double noise) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** None of it. */
    public static final Control NONE = new Control(ANY, ANY, ANY, ANY, ANY, 0);

    /** Clipping by the norm of all gradients and by the value of each entry, nothing else. */
    public static Control clipped(double norm, double value) {
      return new Control(norm, value, ANY, ANY, ANY, 0);
    }
  }

  /**
   * What ends a trial before its budget of updates.
   *
   * @param solvedBy which sequences decide whether it is solved
   * @param patience evaluations without a better one after which a trial that stops at a plateau
   *     ends
   * @param seconds of wall-clock time, which no two runs have alike; infinite for no limit
   * @param divergedAbove how many times the first update's loss the mean training loss between two
   *     evaluations may be, above which a trial counts as diverged; infinite for no limit
   */
  public record Ending(
      Stop stop, SolvedBy solvedBy, int patience, double seconds, double divergedAbove) {
    public static final int USUAL_PATIENCE = 10;

    /** A solution on held-out sequences. */
    public static final Ending SOLVED = of(Stop.SOLVED);

    /** Nothing. */
    public static final Ending NEVER = of(Stop.NEVER);

    /** Only this; as usual otherwise. */
    public static Ending of(Stop stop) {
      return new Ending(
          stop,
          SolvedBy.HELD_OUT,
          USUAL_PATIENCE,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);
    }

    /** The same, solved by other sequences. */
    public Ending with(SolvedBy other) {
      return new Ending(stop, other, patience, seconds, divergedAbove);
    }
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
   * How a trial is evaluated.
   *
   * @param every updates between evaluations
   * @param sequences held-out sequences of each, always the same ones, where the task has no end of
   *     them
   * @param elsewhere other forms of the task that the trained weights are measured on at the end
   */
  public record Evaluation(int every, int sequences, List<Elsewhere> elsewhere) {
    public Evaluation {
      elsewhere = List.copyOf(elsewhere);
    }

    /** On the task alone. */
    public Evaluation(int every, int sequences) {
      this(every, sequences, List.of());
    }

    /** The same, and elsewhere. */
    public Evaluation with(List<Elsewhere> other) {
      return new Evaluation(every, sequences, other);
    }
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
}
