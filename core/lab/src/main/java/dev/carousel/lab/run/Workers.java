package dev.carousel.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does tasks in their order, several at a time. */
final class Workers {
  private Workers() {}

  /**
   * Does them all, or those begun before the user cancels. An interrupt of the caller becomes a
   * cancellation and is not passed on: files that are written later would not survive it.
   *
   * @return a result for each task in their order, empty for those not begun
   */
  static <T> List<Optional<T>> run(
      List<? extends Callable<T>> tasks, int workers, Cancellation cancellation) {
    var results = new ArrayList<Optional<T>>();
    var threads = Thread.ofPlatform().name("worker-", 1).factory();
    try (var pool = Executors.newFixedThreadPool(workers, threads)) {
      List<Future<Optional<T>>> futures =
          tasks.stream()
              .map(
                  task ->
                      pool.submit(
                          () ->
                              cancellation.isRequested()
                                  ? Optional.<T>empty()
                                  : Optional.of(task.call())))
              .toList();
      for (Future<Optional<T>> future : futures) {
        results.add(result(future, cancellation));
      }
    }
    return results;
  }

  private static <T> T result(Future<T> future, Cancellation cancellation) {
    while (true) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        cancellation.request();
      } catch (ExecutionException e) {
        cancellation.request();
        throw new IllegalStateException("a worker broke", e.getCause());
      }
    }
  }
}
