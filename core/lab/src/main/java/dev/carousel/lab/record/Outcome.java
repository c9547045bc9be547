package dev.carousel.lab.record;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a trial ended. The set is closed. */
public enum Outcome {
  /** Held-out sequences met the task's criterion. */
  SOLVED,
  /** The budget was used up without that. A result. */
  UNSOLVED,
  /** A loss or parameter became infinite or not a number. A result. */
  DIVERGED,
  /** It broke: missing data, not a result. */
  FAILED,
  /** A time limit ended it: missing data after that time. */
  TIMED_OUT,
  /** The user ended it; it will run again. */
  INTERRUPTED;

  /** The name in records and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Optional<Outcome> labelled(String label) {
    return Stream.of(values()).filter(outcome -> outcome.label().equals(label)).findFirst();
  }

  /** Whether the trial says something about its arm. */
  public boolean isResult() {
    return this == SOLVED || this == UNSOLVED || this == DIVERGED;
  }

  /** Whether the trial has gone as far as its study lets it and need not run again. */
  public boolean isFinal() {
    return isResult() || this == TIMED_OUT;
  }
}
