package dev.carousel.lab.stats;

import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.TrialRecord;
import java.util.Collection;

/**
 * How the trials of one arm in one condition ended. Failed, timed out and interrupted trials are
 * missing data, not results.
 *
 * @param plateaus unsolved ones that ended because they got no better
 */
public record Counts(
    int solved,
    int unsolved,
    int diverged,
    int failed,
    int timedOut,
    int interrupted,
    int plateaus) {

  static Counts of(Collection<TrialRecord> trials) {
    return new Counts(
        count(trials, Outcome.SOLVED),
        count(trials, Outcome.UNSOLVED),
        count(trials, Outcome.DIVERGED),
        count(trials, Outcome.FAILED),
        count(trials, Outcome.TIMED_OUT),
        count(trials, Outcome.INTERRUPTED),
        (int)
            trials.stream()
                .filter(trial -> trial.outcome() == Outcome.UNSOLVED)
                .filter(trial -> trial.course().plateau())
                .count());
  }

  private static int count(Collection<TrialRecord> trials, Outcome outcome) {
    return (int) trials.stream().filter(trial -> trial.outcome() == outcome).count();
  }

  /** Trials that say something about their arm: the n of every share of solved seeds. */
  public int results() {
    return solved + unsolved + diverged;
  }

  /** Trials that will not run again, with or without a result. */
  public int ended() {
    return results() + failed + timedOut;
  }
}
