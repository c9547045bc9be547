package dev.carousel.tasks;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.random.Streams;
import java.lang.management.ManagementFactory;

/** What a batch of 32 sequences costs to write: memory; for time see {@link BatchShares}. */
final class BatchCost {
  private static final int SEQUENCES = 32;
  private static final int WARM_UP = 3000;
  private static final int MEASURED = 501;

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
}
