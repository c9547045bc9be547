package dev.carousel.cli.progress;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.TrialRecord;
import java.io.PrintStream;

/** One line for each trial that ends; for logs and pipes. */
final class PlainProgress implements Progress {
  private final PrintStream err;
  private int trials;
  private int ended;

  PlainProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void begun(int allTrials, int done) {
    trials = allTrials;
    ended = done;
    say(trials + " trials" + (done == 0 ? "" : ", " + done + " of them done before"));
  }

  @Override
  public synchronized void say(String line) {
    err.println(line);
  }

  @Override
  public synchronized void ended(Trial trial, TrialRecord record) {
    ended++;
    say(
        "[%d/%d] %s: %s"
            .formatted(ended, trials, TrialWords.name(trial), TrialWords.ended(record)));
  }

  @Override
  public void close() {
    err.flush();
  }
}
