package dev.carousel.compute.schedule;

/** Where the products of what the loop does not carry belong. */
public enum Inputs {
  /** Before the loop, over all steps at once. */
  BEFORE,
  /**
   * In the loop, where they are added to products of what it carries: {@code W x + U h} is one
   * product of {@code [U W]} with {@code [h; x]}. It costs the same, and its result is not kept for
   * all steps.
   */
  WITH_STATES
}
