package dev.carousel.cli.progress;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.TrialRecord;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * One line for each running trial and one for all, drawn over several times a second. A trial that
 * failed leaves a line that stays.
 */
final class LiveProgress implements Progress {
  private static final long REDRAW_MILLIS = 200;
  private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

  private final PrintStream err;
  private final TerminalSize size;
  private final ConcurrentMap<Trial, RunningTrial> running = new ConcurrentHashMap<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Thread painter =
      Thread.ofPlatform().daemon().name("progress").unstarted(this::paint);
  private int trials;
  private int done;
  private int drawn;

  LiveProgress(PrintStream err, TerminalSize size) {
    this.err = err;
    this.size = size;
  }

  @Override
  public synchronized void begun(int allTrials, int doneBefore) {
    trials = allTrials;
    done = doneBefore;
    painter.start();
  }

  @Override
  public void started(Trial trial, long budget) {
    running.put(trial, new RunningTrial(TrialWords.name(trial), budget));
  }

  @Override
  public void updated(Trial trial, long update, double loss) {
    RunningTrial line = running.get(trial);
    if (line != null) {
      line.updated(update, loss);
    }
  }

  @Override
  public void evaluated(Trial trial, CurvePoint point) {
    RunningTrial line = running.get(trial);
    if (line != null) {
      line.evaluated(point);
    }
  }

  @Override
  public synchronized void ended(Trial trial, TrialRecord record) {
    running.remove(trial);
    done++;
    outcomes.merge(record.outcome(), 1, Integer::sum);
    if (record.outcome() == Outcome.FAILED) {
      say(TrialWords.name(trial) + ": " + TrialWords.ended(record));
    }
  }

  @Override
  public synchronized void say(String line) {
    err.println(erased() + line);
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(REDRAW_MILLIS);
        redraw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Draws no more lines than the terminal can go back over. */
  synchronized void redraw() {
    var text = new StringBuilder(erased());
    running.values().stream()
        .sorted()
        .limit(Math.max(0, size.rows() - 2))
        .forEach(
            trial -> {
              text.append(size.cut(trial.line())).append('\n');
              drawn++;
            });
    text.append(size.cut(total())).append('\n');
    drawn++;
    err.print(text);
    err.flush();
  }

  private String total() {
    String counts =
        outcomes.entrySet().stream()
            .map(entry -> ", " + entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining());
    return done + " of " + trials + " trials ended" + counts;
  }

  private String erased() {
    String erased = UP_AND_CLEAR.repeat(drawn);
    drawn = 0;
    return erased;
  }

  @Override
  public void close() {
    painter.interrupt();
    synchronized (this) {
      running.clear();
      say(total());
    }
  }
}
