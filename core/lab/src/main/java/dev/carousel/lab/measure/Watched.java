package dev.carousel.lab.measure;

import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.train.TrainingListener;

/** Times the updates and evaluations of one trial and ends it when they have settled. */
final class Watched implements TrainingListener {
  private static final int FEWEST_EVALUATIONS = 3;

  private final Stopwatch stopwatch;
  private final long limit;
  private final long begun;
  private long last;

  /** The updates; the first is with all that a trial begins with. */
  final Laps updates;

  final Laps evaluations;

  /**
   * A trial that begins now.
   *
   * @param least nanoseconds before which updates do not count as settled
   * @param limit nanoseconds after which it ends, settled or not
   */
  Watched(Stopwatch stopwatch, long least, long limit) {
    this.stopwatch = stopwatch;
    this.limit = limit;
    updates = new Laps(stopwatch, least);
    evaluations = new Laps(stopwatch, least);
    begun = stopwatch.nanos().getAsLong();
    last = begun;
  }

  @Override
  public void updated(long update, double loss) {
    updates.add(lap());
  }

  @Override
  public void evaluated(CurvePoint point) {
    evaluations.add(lap());
  }

  private long lap() {
    long now = stopwatch.nanos().getAsLong();
    long lap = now - last;
    last = now;
    return lap;
  }

  @Override
  public boolean cancelled() {
    return evaluations.count() > 0 && (settled() || last - begun >= limit);
  }

  boolean settled() {
    return updates.settled() && evaluations.count() >= FEWEST_EVALUATIONS;
  }
}
