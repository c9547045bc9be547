package dev.carousel.lab.measure;

import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Times each update and evaluation of one trial and ends it when that is enough. */
final class Laps implements TrainingListener {
  private final LongSupplier nanos;
  private final Predicate<Laps> enough;
  private final List<Long> updates = new ArrayList<>();
  private final List<Long> evaluations = new ArrayList<>();
  private final long begun;
  private long last;

  Laps(LongSupplier nanos, Predicate<Laps> enough) {
    this.nanos = nanos;
    this.enough = enough;
    begun = nanos.getAsLong();
    last = begun;
  }

  /** Nanoseconds of each update; the first is with all that a trial begins with. */
  List<Long> updates() {
    return updates;
  }

  /** Nanoseconds of each evaluation. */
  List<Long> evaluations() {
    return evaluations;
  }

  /** Nanoseconds from the beginning to the last lap. */
  long total() {
    return last - begun;
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
    long now = nanos.getAsLong();
    long lap = now - last;
    last = now;
    return lap;
  }

  @Override
  public boolean cancelled() {
    return !updates.isEmpty() && enough.test(this);
  }

  /** The median in seconds; of an even number, the upper one. */
  static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e9;
  }

  /** The later half, which has the least of the just-in-time compiler's work in it. */
  static List<Long> laterHalf(List<Long> laps) {
    return laps.subList(laps.size() / 2, laps.size());
  }
}
