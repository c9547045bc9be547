package dev.carousel.lab.measure;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Network;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.train.Seeding;
import dev.carousel.lab.train.Trained;
import dev.carousel.lab.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Measures what whole updates cost: a batch, its gradient, clipping and the optimizer. */
public final class Bench {
  private static final int FEWEST = 9;
  private static final double WINDOW = 0.4;
  private static final double SAME = 0.02;
  private static final double SCALE = 0.08;

  private final Trainer trainer;
  private final Optimizer optimizer;

  /** A bench whose trials train with this optimizer. */
  public Bench(Trainer trainer, Optimizer optimizer) {
    this.trainer = trainer;
    this.optimizer = optimizer;
  }

  /**
   * Trains on noise until the median of an update settles.
   *
   * @param limit seconds after which the last median is taken as it is
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   * @throws IllegalStateException if the training diverges before anything was measured
   */
  public Cost measure(CellEquations equations, int units, Shape shape, double limit) {
    var task = new Noise(shape);
    var network = Network.of(new ModelSpec(equations, units, 1, false, task.format()));
    var windows = new Windows(limit);
    long before = allocated();
    var laps = new Laps(System::nanoTime, windows::enough);
    Trained trained =
        trainer.train(setup(equations, units, task), new Seeding(1, 1, "noise"), laps);
    if (windows.medians.isEmpty()) {
      throw new IllegalStateException(trained.message());
    }
    return new Cost(
        windows.medians.getLast(),
        windows.settled(),
        Operations.multiplyAdds(network, shape.batch(), shape.steps()),
        network.layout().length(),
        windows.allocations.getFirst() - before,
        windows.updateBytes());
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private Setup setup(CellEquations equations, int units, Noise task) {
    var training =
        new Setup.Training(
            task.shape().batch(),
            Integer.MAX_VALUE,
            1.0,
            Double.POSITIVE_INFINITY,
            0,
            0,
            Setup.Stop.NEVER,
            Integer.MAX_VALUE,
            1);
    return new Setup(
        equations,
        units,
        1,
        false,
        task,
        optimizer,
        new LinkedHashMap<>(),
        _ -> 1,
        initial(),
        training);
  }

  private static SequencedMap<Initializer.Role, Initializer> initial() {
    var initial = new LinkedHashMap<Initializer.Role, Initializer>();
    for (Initializer.Role role : Initializer.Role.values()) {
      initial.put(
          role,
          (_, _, values, random) ->
              java.util.Arrays.setAll(values, _ -> random.uniform(-SCALE, SCALE)));
    }
    return initial;
  }

  /** Medians of windows of updates, until two in a row are the same. */
  private static final class Windows {
    private final double limit;
    private final List<Double> medians = new ArrayList<>();
    private final List<Long> allocations = new ArrayList<>();
    private int from = 1;

    Windows(double limit) {
      this.limit = limit;
    }

    boolean enough(Laps laps) {
      allocations.add(allocated());
      List<Long> window = laps.updates().subList(from, laps.updates().size());
      boolean over = laps.total() / 1e9 >= limit;
      boolean full =
          window.size() >= FEWEST
              && window.stream().mapToLong(Long::longValue).sum() / 1e9 >= WINDOW;
      if (full || (over && medians.isEmpty() && !window.isEmpty())) {
        medians.add(Laps.median(window));
        from = laps.updates().size();
      }
      return !medians.isEmpty() && (over || settled());
    }

    boolean settled() {
      int count = medians.size();
      return count > 1 && Math.abs(medians.get(count - 1) / medians.get(count - 2) - 1) <= SAME;
    }

    /** The median of the later half, where code is compiled. */
    long updateBytes() {
      var bytes = new ArrayList<Long>();
      for (int i = 1; i < allocations.size(); i++) {
        bytes.add(allocations.get(i) - allocations.get(i - 1));
      }
      List<Long> later = Laps.laterHalf(bytes);
      return later.stream().sorted().skip(later.size() / 2).findFirst().orElseThrow();
    }
  }
}
