package dev.carousel.cli.progress;

import dev.carousel.lab.record.CurvePoint;
import java.util.Locale;

/** The state of one running trial; written by its worker, read by whoever draws it. */
final class RunningTrial implements Comparable<RunningTrial> {
  private final String name;
  private final long budget;
  private final long startNanos = System.nanoTime();
  private volatile long update;
  private volatile double loss = Double.NaN;
  private volatile String metrics = "";

  RunningTrial(String name, long budget) {
    this.name = name;
    this.budget = budget;
  }

  void updated(long newUpdate, double newLoss) {
    loss = newLoss;
    update = newUpdate;
  }

  void evaluated(CurvePoint point) {
    metrics = TrialWords.metrics(point.metrics());
  }

  /** Such as {@code lstm, replicate 1 47/150 loss 0.6694 accuracy 0.5000 236 updates/s}. */
  String line() {
    double seconds = Math.max(1e-3, (System.nanoTime() - startNanos) / 1e9);
    return update == 0
        ? String.format(Locale.ROOT, "  %-30s starting", name)
        : String.format(
            Locale.ROOT,
            "  %-30s %6d/%d  loss %.4f  %-15s  %.0f updates/s",
            name,
            update,
            budget,
            loss,
            metrics,
            update / seconds);
  }

  /** The longest running first. */
  @Override
  public int compareTo(RunningTrial other) {
    return Long.compare(startNanos - other.startNanos, 0);
  }
}
