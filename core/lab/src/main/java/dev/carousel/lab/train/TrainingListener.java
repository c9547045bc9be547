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
   * @param parameters what the model is evaluated with; not to be kept
   */
  default void ended(double[] parameters) {}

  /** Asked before each update; the trial ends as interrupted where it is true. */
  boolean cancelled();
}
