package dev.carousel.lab.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How long one thing took each time, and whether that has settled: whether the later half of the
 * laps is as fast as the quarter before it, while the just-in-time compiler rests. Until it has
 * compiled a kernel, its vectors are objects and an update may take a hundred times as long.
 *
 * <p>Of many laps the lower quartile counts, which other programs on the machine disturb least.
 */
final class Laps {
  private static final int FEWEST = 12;
  private static final double SAME = 0.04;
  private static final double RESTING = 0.1;
  private static final double GROWTH = 1.25;

  private final Stopwatch stopwatch;
  private final List<Long> nanos = new ArrayList<>();
  private long total;
  private long next;
  private long checked;
  private long compiled;
  private boolean settled;

  /**
   * No laps.
   *
   * @param least nanoseconds before which nothing counts as settled
   */
  Laps(Stopwatch stopwatch, long least) {
    this.stopwatch = stopwatch;
    next = least;
    compiled = stopwatch.compiling().getAsLong();
  }

  void add(long lap) {
    nanos.add(lap);
    total += lap;
    if (total >= next && nanos.size() >= FEWEST) {
      check();
    }
  }

  private void check() {
    long compiling = stopwatch.compiling().getAsLong();
    double later = quartile(half(), nanos.size());
    double before = quartile(half() / 2, half());
    settled =
        compiling - compiled <= RESTING * (total - checked)
            && Math.abs(later - before) <= SAME * later;
    checked = total;
    compiled = compiling;
    next = (long) (GROWTH * total);
  }

  private int half() {
    return nanos.size() / 2;
  }

  private long quartile(int from, int to) {
    return nanos.subList(from, to).stream()
        .sorted()
        .skip((to - from) / 4)
        .findFirst()
        .orElseThrow();
  }

  int count() {
    return nanos.size();
  }

  /** Nanoseconds of all laps together. */
  long total() {
    return total;
  }

  /** Whether it had settled when that was last looked at. */
  boolean settled() {
    return settled;
  }

  /** Seconds of a lap: the lower quartile of the later half. At least one lap is needed. */
  double seconds() {
    return quartile(half(), nanos.size()) / 1e9;
  }
}
