package dev.carousel.lab.train;

import dev.carousel.api.data.Streak;
import dev.carousel.compute.model.SequenceErrors;

/** The last training sequences of a trial, as far as a {@link Streak} asks for them. */
final class Recent {
  private final Streak streak;
  private final SequenceErrors errors;
  private final double[] means;
  private final boolean[] wrong;
  private final int batch;
  private int place;
  private int known;
  private int wrongs;
  private boolean reached;

  /**
   * Of a trial that has not begun.
   *
   * @param batch sequences of an update
   */
  Recent(Streak streak, int batch) {
    this.streak = streak;
    this.batch = batch;
    errors = new SequenceErrors(batch, streak.everyStep());
    means = new double[streak.sequences()];
    wrong = new boolean[streak.sequences()];
  }

  /** Where the errors of an update go before {@link #add}. */
  SequenceErrors errors() {
    return errors;
  }

  /** Adds the sequences of an update, in the order of the batch. */
  void add() {
    for (int b = 0; b < batch; b++) {
      add(!(errors.largest(b) < streak.within()), errors.mean(b));
    }
  }

  private void add(boolean isWrong, double mean) {
    wrongs += (isWrong ? 1 : 0) - (wrong[place] ? 1 : 0);
    wrong[place] = isWrong;
    means[place] = mean;
    place = (place + 1) % means.length;
    known = Math.min(known + 1, means.length);
    reached |= known == means.length && wrongs <= streak.wrong() && mean() < streak.meanError();
  }

  private double mean() {
    if (streak.meanError() == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double sum = 0;
    for (double mean : means) {
      sum += mean;
    }
    return sum / means.length;
  }

  /** Whether the streak has been reached at any time. */
  boolean isReached() {
    return reached;
  }
}
