package dev.carousel.lab.train;

import dev.carousel.lab.record.CurvePoint;

/** Watches one trial; called by the thread that trains it. */
public interface TrainingListener {

  /**
   * After each update.
   *
   * @param update from 1
   * @param loss mean over the batch, before the update
   */
  void updated(long update, double loss);

  void evaluated(CurvePoint point);

  /**
   * When the trial has ended, however it did.
   *
   * @param weights what the model is evaluated with: its parameters, then those weights that are
   *     not trained; not to be kept
   */
  default void ended(double[] weights) {}

  /** Asked before each update; the trial ends as interrupted where it is true. */
  boolean cancelled();

  /** Asked before each update; the trial ends as timed out where it is true. */
  default boolean timedOut() {
    return false;
  }
}
