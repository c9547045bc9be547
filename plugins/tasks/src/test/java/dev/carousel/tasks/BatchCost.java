package dev.carousel.tasks;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.compute.random.Streams;
import dev.carousel.testkit.Offered;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What a batch of 32 sequences costs to write. {@link #main} prints it for every task, in
 * microseconds per batch and for as many steps as 32 sequences of 100 have.
 */
final class BatchCost {
  private static final int SEQUENCES = 32;
  private static final int WARM_UP = 3000;
  private static final int MEASURED = 501;
  private static final double STEPS = 3200;

  private final Batch batch;
  private final Episodes episodes;

  BatchCost(Task task) {
    batch = new Batch(task.format(), SEQUENCES);
    episodes = task.episodes(Streams.named(1, "sequences"));
    for (int i = 0; i < WARM_UP; i++) {
      batch.fill(episodes);
    }
  }

  /** Bytes allocated for one sequence. */
  double bytesPerSequence() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MEASURED; i++) {
      batch.fill(episodes);
    }
    long after = threads.getCurrentThreadAllocatedBytes();
    return (double) (after - before) / MEASURED / SEQUENCES;
  }

  /** Microseconds per batch, the median of many. */
  private double micros() {
    var nanos = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      batch.fill(episodes);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[MEASURED / 2] / 1e3;
  }

  private int steps() {
    int steps = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      steps += batch.length(b);
    }
    return steps;
  }

  public static void main(String[] arguments) {
    Offered.components(Task.class)
        .forEach(
            task -> {
              var cost = new BatchCost(task);
              double micros = cost.micros();
              System.out.printf(
                  "%-18s %7.1f us/batch %7.1f us/3200 steps %6.0f bytes/sequence  %s%n",
                  ComponentType.of(task.getClass()).name(),
                  micros,
                  micros * STEPS / cost.steps(),
                  cost.bytesPerSequence(),
                  task);
            });
  }
}
