package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.Layout.Block;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A model that runs in kernels and packed products, in single precision. It keeps buffers for each
 * size of batch that it has seen.
 */
public final class CompiledModel implements Model {
  private final Network network;
  private final Map<Integer, CompiledRun> runs = new HashMap<>();

  private CompiledModel(Network network) {
    this.network = network;
  }

  /**
   * Compiles a model.
   *
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   */
  public static CompiledModel of(ModelSpec spec) {
    return new CompiledModel(Network.of(spec));
  }

  @Override
  public Layout layout() {
    return network.layout();
  }

  @Override
  public double gradient(double[] parameters, Batch batch, double[] gradient) {
    Arrays.fill(gradient, 0);
    return run(batch).gradient(parameters, batch, gradient);
  }

  @Override
  public void evaluate(double[] parameters, Batch batch, Score score) {
    run(batch).evaluate(parameters, batch, score);
  }

  private CompiledRun run(Batch batch) {
    return runs.computeIfAbsent(batch.sequences(), size -> new CompiledRun(network, size));
  }

  /** The values of a block. */
  static double[] values(double[] parameters, Block block) {
    return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
  }
}
