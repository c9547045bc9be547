package dev.carousel.lab.measure;

import dev.carousel.lab.study.Setup;

/**
 * How fast a setup trains here.
 *
 * @param update seconds
 * @param evaluation seconds for each sequence
 * @param settled whether the time of an update had stopped changing
 */
record Pace(double update, double evaluation, boolean settled) {

  /** That of setups whose updates and sequences are so many times as much work. */
  Pace times(double updateFactor, double sequenceFactor) {
    return new Pace(update * updateFactor, evaluation * sequenceFactor, settled);
  }

  /** Seconds of a whole budget. */
  double seconds(Setup setup) {
    Setup.Training training = setup.training();
    long evaluations = Math.ceilDiv(training.updates(), training.evaluation().every());
    return update * training.updates() + evaluation * evaluations * setup.heldOutSequences();
  }
}
