package dev.carousel.tasks;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.random.Streams;
import dev.carousel.tasks.files.FileTasks;
import dev.carousel.testkit.Offered;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints for each task what share of training it takes to write the batches: 32 sequences at a
 * time, beside the gradient of an LSTM of 32 units. For those alone whose class name begins as the
 * argument does, as a study runs them.
 */
final class BatchShares {
  private static final int SEQUENCES = 32;
  private static final int UNITS = 32;
  private static final int FEWEST = 12;
  private static final long NANOS = 500_000_000;
  private static final long NANOS_OF_SLOW = 8_000_000_000L;

  /** Slower by so much than the fastest is not compiled yet. */
  private static final double SLOW = 3;

  private static final CellEquations LSTM =
      CellEquations.of(
          List.of("h", "c"),
          "h",
          """
          z  = tanh(W_z x + U_z h + b_z)
          i  = sigmoid(W_i x + U_i h + b_i)
          f  = sigmoid(W_f x + U_f h + b_f)
          c' = f * c + i * z
          o  = sigmoid(W_o x + U_o h + b_o)
          h' = o * tanh(c')
          """);

  private double fastest = Double.MAX_VALUE;

  private BatchShares() {}

  public static void main(String[] arguments) {
    String name = arguments.length == 0 ? "" : arguments[0];
    List<Task> tasks =
        Stream.concat(Offered.components(Task.class), FileTasks.atDefaults())
            .filter(task -> task.getClass().getSimpleName().startsWith(name))
            .toList();
    var shares = new BatchShares();
    shares.measure(tasks.getFirst(), NANOS_OF_SLOW);
    for (Task task : tasks) {
      Shares measured = shares.measure(task, NANOS);
      System.out.printf(
          Locale.ROOT,
          "%5.1f %%  %8.1f us of %9.1f us, %5d steps  %s%n",
          100 * measured.fill / (measured.fill + measured.gradient),
          measured.fill,
          measured.fill + measured.gradient,
          measured.steps,
          task);
    }
  }

  /** Microseconds of a batch. */
  private record Shares(double fill, double gradient, int steps) {}

  /** Batches and gradients by turns, so that a clock that goes faster or slower is the same one. */
  private Shares measure(Task task, long nanos) {
    var batch = new Batch(task.format(), SEQUENCES);
    Episodes episodes = task.episodes(Streams.named(1, "sequences"));
    try (Model model = CompiledModel.of(new ModelSpec(LSTM, UNITS, 1, false, task.format()))) {
      double[] parameters = parameters(model.layout());
      var gradient = new double[parameters.length];
      batch.fill(episodes);
      double work = (double) batch.steps() * (task.format().inputs() + UNITS);
      double slow = SLOW * fastest * work;
      var fills = new Laps();
      var gradients = new Laps();
      while (!gradients.full()
          && (gradients.count < FEWEST
              || gradients.sum < nanos
              || gradients.last() > slow && gradients.sum < NANOS_OF_SLOW)) {
        fills.time(() -> batch.fill(episodes));
        batch.startAfresh();
        gradients.time(() -> model.gradient(parameters, batch, gradient));
      }
      fastest = Math.min(fastest, gradients.micros() / work);
      return new Shares(fills.micros(), gradients.micros(), batch.steps());
    }
  }

  /** Small ones, and forget gates that begin open. */
  private static double[] parameters(Layout layout) {
    var random = Streams.named(1, "weights");
    var parameters = new double[layout.length()];
    for (Layout.Block block : layout.blocks()) {
      double mean = block.name().equals("b_f") ? 1 : 0;
      for (int i = 0; i < block.length(); i++) {
        parameters[block.offset() + i] = mean + random.uniform(-0.1, 0.1);
      }
    }
    return parameters;
  }

  /** How long some work took again and again, in the thread's own time. */
  private static final class Laps {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] nanos = new long[1 << 16];
    private int count;
    private long sum;

    void time(Runnable work) {
      long begun = THREADS.getCurrentThreadCpuTime();
      work.run();
      nanos[count] = THREADS.getCurrentThreadCpuTime() - begun;
      sum += nanos[count++];
    }

    boolean full() {
      return count == nanos.length;
    }

    /** In microseconds. */
    double last() {
      return nanos[count - 1] / 1e3;
    }

    /** The lower quartile of the later half. */
    double micros() {
      long[] later = Arrays.copyOfRange(nanos, count / 2, count);
      Arrays.sort(later);
      return later[later.length / 4] / 1e3;
    }
  }
}
