package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that runs in kernels and packed products, in single precision. It keeps buffers for each
 * size of batch that it has seen.
 */
public final class CompiledModel implements Model {
  private final Network network;
  private final Crew crew;
  private final Frozen frozen;
  private final Map<Integer, Training> trainings = new HashMap<>();
  private final Map<Integer, Evaluation> evaluations = new HashMap<>();

  private long drawKey;

  private CompiledModel(Network network, Crew crew) {
    this.network = network;
    this.crew = crew;
    frozen = new Frozen(network.layout());
  }

  /**
   * Compiles a model for one thread.
   *
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   */
  public static CompiledModel of(ModelSpec spec) {
    return of(spec, 1);
  }

  /**
   * Compiles a model.
   *
   * @param threads that share the work of each batch; no bit depends on how many
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   */
  public static CompiledModel of(ModelSpec spec, int threads) {
    return new CompiledModel(Network.of(spec), new Crew(threads));
  }

  /** The form of the batches that it takes. */
  Format format() {
    return network.spec().format();
  }

  @Override
  public Layout layout() {
    return network.layout();
  }

  @Override
  public void freeze(double[] values) {
    frozen.set(values);
  }

  @Override
  public void draw(long key) {
    drawKey = key;
  }

  @Override
  public double gradient(
      double[] parameters, Batch batch, double[] gradient, @Nullable SequenceErrors errors) {
    Arrays.fill(gradient, 0);
    network.wiring().checkCarried(batch);
    Training run = trainings.get(batch.sequences());
    if (run == null) {
      run = Training.of(network, batch, crew);
      trainings.put(batch.sequences(), run);
    }
    return run.gradient(parameters, frozen.values(), drawKey, batch, gradient, errors);
  }

  @Override
  public void evaluate(double[] parameters, Batch batch, Score score) {
    network.wiring().checkCarried(batch);
    Evaluation run = evaluations.get(batch.sequences());
    if (run == null) {
      run = Evaluation.of(network, batch, crew);
      evaluations.put(batch.sequences(), run);
    }
    run.evaluate(parameters, frozen.values(), batch, score);
  }

  @Override
  public void close() {
    crew.close();
  }
}
