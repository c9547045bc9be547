package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.random.Streams;
import dev.carousel.testkit.Offered;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Prints for each task how many microseconds it takes to write a batch of 32 sequences; for those
 * alone whose class name begins as the argument does, as a study runs them.
 */
final class BatchTimes {
  private static final int SEQUENCES = 32;
  private static final int AT_ONCE = 20;
  private static final int ROUNDS = 4;
  private static final long ROUND_NANOS = 30_000_000;

  private BatchTimes() {}

  public static void main(String[] args) {
    String name = args.length == 0 ? "" : args[0];
    Offered.components(Task.class)
        .filter(task -> task.getClass().getSimpleName().startsWith(name))
        .forEach(
            task -> {
              var batch = new Batch(task.format(), SEQUENCES);
              double micros = micros(batch, task.episodes(Streams.named(1, "times")));
              System.out.printf(
                  Locale.ROOT, "%7.1f us, %5d steps  %s%n", micros, batch.steps(), task);
            });
  }

  /** The fastest of a few rounds in the thread's own time, so that other work does not count. */
  private static double micros(Batch batch, Episodes episodes) {
    double fastest = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = nanos();
      int filled = 0;
      while (nanos() - start < ROUND_NANOS) {
        for (int i = 0; i < AT_ONCE; i++) {
          batch.fill(episodes);
        }
        filled += AT_ONCE;
      }
      fastest = Math.min(fastest, (nanos() - start) / 1e3 / filled);
    }
    return fastest;
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
