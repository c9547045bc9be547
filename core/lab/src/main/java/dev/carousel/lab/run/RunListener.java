package dev.carousel.lab.run;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.TrialRecord;

/**
 * Watches a run; hears nothing by default. All but the first two methods are called by several
 * workers at once.
 */
public interface RunListener {

  /**
   * Before the first trial starts.
   *
   * @param trials of the study; those of equal configurations count as one
   * @param done of them, by an earlier run
   */
  default void begun(int trials, int done) {}

  /** Something that does not stop the run and that its user should know. */
  default void warned(String message) {}

  /**
   * A worker takes a trial.
   *
   * @param budget updates at most
   */
  default void started(Trial trial, long budget) {}

  /** After each update; must return at once. */
  default void updated(Trial trial, long update, double loss) {}

  default void evaluated(Trial trial, CurvePoint point) {}

  default void ended(Trial trial, TrialRecord record) {}
}
