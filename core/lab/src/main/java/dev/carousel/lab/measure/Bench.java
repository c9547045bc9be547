package dev.carousel.lab.measure;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Rule;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Network;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.size.Operations;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/** Measures what updates cost: the gradient of a batch, clipping and the optimizer. */
public final class Bench {
  private static final long LEAST = 1_000_000_000;
  private static final double CLIP_NORM = 1;

  private final Function<ModelSpec, Model> models;
  private final Optimizer optimizer;
  private final Stopwatch stopwatch;

  /**
   * A bench.
   *
   * @param models makes what is measured
   */
  public Bench(Function<ModelSpec, Model> models, Optimizer optimizer, Stopwatch stopwatch) {
    this.models = models;
    this.optimizer = optimizer;
    this.stopwatch = stopwatch;
  }

  /**
   * Repeats the update of one batch of noise until its time settles, at a rate of zero, so that all
   * updates are the same work.
   *
   * @param limit seconds after which the last time is taken as it is
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   * @throws IllegalStateException if the loss is not a number, which costs another time
   */
  public Cost measure(CellEquations equations, int units, Shape shape, double limit) {
    var noise = new Noise(shape);
    var spec = new ModelSpec(equations, units, 1, false, noise.format());
    var network = Network.of(spec);
    Batch batch = noise.batch();
    double[] parameters = Noise.parameters(network.layout(), equations, units);
    double[] frozen = Noise.frozen(network.layout(), equations, units);
    var laps = new Laps(stopwatch, LEAST);
    long updateBytes = updates(spec, parameters, frozen, batch, laps, limit);
    return new Cost(
        laps.seconds(),
        laps.settled(),
        Operations.perStep(network) * shape.batch() * shape.steps(),
        parameters.length,
        modelBytes(spec, parameters, frozen, batch),
        updateBytes);
  }

  /** Times updates and returns the bytes that the last one allocated. */
  private long updates(
      ModelSpec spec, double[] parameters, double[] frozen, Batch batch, Laps laps, double limit) {
    var gradient = new double[parameters.length];
    long bytes = 0;
    try (Model model = models.apply(spec)) {
      model.freeze(frozen);
      UpdateRule rule = rule(model);
      while (laps.count() == 0 || !(laps.settled() || laps.total() / 1e9 >= limit)) {
        long before = allocated();
        long start = stopwatch.nanos().getAsLong();
        update(model, parameters, batch, gradient, rule);
        long nanos = stopwatch.nanos().getAsLong() - start;
        bytes = allocated() - before;
        laps.add(nanos);
      }
    }
    return bytes;
  }

  private UpdateRule rule(Model model) {
    Rule rule = optimizer.rule(model.layout().tensors(), Streams.named(1, "rule"));
    if (rule instanceof UpdateRule update) {
      return update;
    }
    throw new IllegalStateException(optimizer + " goes by no gradient");
  }

  private static void update(
      Model model, double[] parameters, Batch batch, double[] gradient, UpdateRule rule) {
    double loss = model.gradient(parameters, batch, gradient);
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("the loss is " + loss);
    }
    Clipping.byNorm(gradient, CLIP_NORM);
    rule.update(parameters, gradient, 0);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** What another model allocates until its first update has ended; its code is compiled by now. */
  private long modelBytes(ModelSpec spec, double[] parameters, double[] frozen, Batch batch) {
    var gradient = new double[parameters.length];
    long before = allocated();
    try (Model model = models.apply(spec)) {
      model.freeze(frozen);
      model.gradient(parameters, batch, gradient);
      return allocated() - before;
    }
  }
}
