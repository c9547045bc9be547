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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures what updates cost: the gradient of a batch, clipping and the optimizer. */
public final class Bench {
  private static final long LEAST = 1_000_000_000;
  private static final double CLIP_NORM = 1;

  private final Function<ModelSpec, Model> models;
  private final Optimizer optimizer;
  private final Stopwatch stopwatch;

  /**
   * What is measured.
   *
   * @param equations with this number of units
   */
  public record Subject(CellEquations equations, int units) {}

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
   * Repeats the updates of some cells by turns, each of one batch of noise, until their times
   * settle, at a rate of zero, so that all updates of a cell are the same work. What disturbs the
   * machine then disturbs all of them.
   *
   * @param limit seconds for each after which the last times are taken as they are
   * @return the costs in the order of the subjects
   * @throws dev.carousel.api.equation.EquationException if equations cannot be used
   * @throws IllegalStateException if a loss is not a number, which costs another time
   */
  public List<Cost> measure(List<Subject> subjects, Shape shape, double limit) {
    var noise = new Noise(shape);
    var runs = new ArrayList<Run>();
    try {
      subjects.forEach(subject -> runs.add(new Run(subject, noise)));
      double all = limit * runs.size();
      do {
        runs.forEach(Run::lap);
      } while (!runs.stream().allMatch(run -> run.laps.settled())
          && runs.stream().mapToLong(run -> run.laps.total()).sum() / 1e9 < all);
      return runs.stream().map(Run::cost).toList();
    } finally {
      runs.forEach(Run::close);
    }
  }

  /** One cell at work. */
  private final class Run {
    private final ModelSpec spec;
    private final Batch batch;
    private final long multiplyAdds;
    private final double[] parameters;
    private final double[] frozen;
    private final double[] gradient;
    private final Laps laps = new Laps(stopwatch, LEAST);
    private final Model model;
    private final UpdateRule rule;
    private long bytes;

    Run(Subject subject, Noise noise) {
      CellEquations equations = subject.equations();
      spec = new ModelSpec(equations, subject.units(), 1, false, noise.format());
      batch = noise.batch();
      var network = Network.of(spec);
      multiplyAdds = Operations.perStep(network) * noise.shape().batch() * noise.shape().steps();
      parameters = Noise.parameters(network.layout(), equations, subject.units());
      frozen = Noise.frozen(network.layout(), equations, subject.units());
      gradient = new double[parameters.length];
      model = models.apply(spec);
      model.freeze(frozen);
      rule = rule(model);
    }

    void lap() {
      long before = allocated();
      long start = stopwatch.nanos().getAsLong();
      update();
      long nanos = stopwatch.nanos().getAsLong() - start;
      bytes = allocated() - before;
      laps.add(nanos);
    }

    private void update() {
      double loss = model.gradient(parameters, batch, gradient);
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("the loss is " + loss);
      }
      Clipping.byNorm(gradient, CLIP_NORM);
      rule.update(parameters, gradient, 0);
    }

    Cost cost() {
      return new Cost(
          laps.seconds(), laps.settled(), multiplyAdds, parameters.length, modelBytes(), bytes);
    }

    /** What another model allocates until its first update has ended; its code is compiled. */
    private long modelBytes() {
      long before = allocated();
      try (Model another = models.apply(spec)) {
        another.freeze(frozen);
        another.gradient(parameters, batch, gradient);
        return allocated() - before;
      }
    }

    void close() {
      model.close();
    }
  }

  private UpdateRule rule(Model model) {
    Rule rule = optimizer.rule(model.layout().tensors(), Streams.named(1, "rule"));
    if (rule instanceof UpdateRule update) {
      return update;
    }
    throw new IllegalStateException(optimizer + " goes by no gradient");
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
