package dev.carousel.compute.model;

import dev.carousel.api.data.Metric;

/** What predictions of held-out sequences come to, added up over batches. */
public final class Score {
  private final double tolerance;
  private double lossSum;
  private long counted;
  private long correct;
  private long decisive;
  private long wholeSequences;
  private long sequences;

  /**
   * An empty score.
   *
   * @param tolerance largest absolute error of a real-valued prediction that counts as correct
   */
  public Score(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Largest absolute error of a real-valued prediction that counts as correct. */
  public double tolerance() {
    return tolerance;
  }

  /** Adds the summed loss of a number of counted steps. */
  public void addLoss(double sum, long steps) {
    lossSum += sum;
    counted += steps;
  }

  /**
   * Adds one sequence with the number of its decisive steps and how many were predicted right; one
   * without such steps does not count.
   */
  public void addSequence(int decisiveSteps, int correctSteps) {
    if (decisiveSteps == 0) {
      return;
    }
    decisive += decisiveSteps;
    correct += correctSteps;
    sequences++;
    wholeSequences += decisiveSteps == correctSteps ? 1 : 0;
  }

  /** NaN where nothing was counted. */
  public double value(Metric metric) {
    return switch (metric) {
      case LOSS -> lossSum / counted;
      case BITS -> lossSum / counted / StrictMath.log(2);
      case ACCURACY -> (double) correct / decisive;
      case SEQUENCES -> (double) wholeSequences / sequences;
    };
  }
}
