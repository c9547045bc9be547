package dev.carousel.compute.model;

import java.util.Arrays;

/**
 * How far predictions were from their targets, sequence by sequence of a batch. The error of an
 * output is the absolute difference from its target; of a class or label, that of its probability.
 */
public final class SequenceErrors {
  private final boolean everyStep;
  private final double[] largest;
  private final double[] sums;
  private final int[] outputs;

  /**
   * For batches of one size.
   *
   * @param everyStep whether every counted step is looked at, or the decisive ones alone
   */
  public SequenceErrors(int sequences, boolean everyStep) {
    this.everyStep = everyStep;
    largest = new double[sequences];
    sums = new double[sequences];
    outputs = new int[sequences];
  }

  boolean everyStep() {
    return everyStep;
  }

  void clear() {
    Arrays.fill(largest, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(outputs, 0);
  }

  /** Adds a step with the largest and the sum of the errors of its outputs. */
  void add(int sequence, double largestOfStep, double sumOfStep, int outputsOfStep) {
    largest[sequence] = Math.max(largest[sequence], largestOfStep);
    sums[sequence] += sumOfStep;
    outputs[sequence] += outputsOfStep;
  }

  /** The largest error of any output of a sequence. */
  public double largest(int sequence) {
    return largest[sequence];
  }

  /** The mean error over the outputs of a sequence; NaN without any. */
  public double mean(int sequence) {
    return sums[sequence] / outputs[sequence];
  }
}
