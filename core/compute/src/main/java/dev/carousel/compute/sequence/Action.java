package dev.carousel.compute.sequence;

import java.util.Map;

/** A work of a schedule, bound to its buffers. */
interface Action {

  /**
   * Runs rows from the first of a step on: the batch of one step, or those of all steps at once.
   */
  void run(int step, int rows);

  /** Takes new values of the weights it uses, matrices row-major. */
  default void load(Map<String, double[]> weights) {}
}
