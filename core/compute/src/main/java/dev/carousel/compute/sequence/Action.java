package dev.carousel.compute.sequence;

import java.util.Map;

/** A work of a schedule, bound to its buffers. */
interface Action {

  /**
   * Runs rows that follow each other: some of the batch of one step, or all those of several steps
   * of one block.
   *
   * @param step of the segment
   * @param row the first, counted from the step's first
   */
  void run(int step, int row, int rows);

  /** Takes new values of the weights it uses, matrices row-major. */
  default void load(Map<String, double[]> weights) {}
}
