package dev.carousel.compute.model;

import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Unrolled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A trained model that is fed one token at a time and remembers, run by the interpreter. For uses
 * that need each prediction before the next token, as writing does.
 */
public final class StepByStep {
  private final Interpreted interpreted;
  private final List<InterpretedLayer> layers;
  private final List<Map<String, double[]>> states = new ArrayList<>();
  private int steps;

  private StepByStep(Interpreted interpreted) {
    this.interpreted = interpreted;
    layers = interpreted.layers();
    for (int l = 0; l < layers.size(); l++) {
      states.add(interpreted.initialStates(l));
    }
  }

  /**
   * A model before its first step.
   *
   * @throws IllegalArgumentException if the parameters are not as many as the model has
   */
  public static StepByStep of(ModelSpec spec, double[] parameters) {
    var network = Network.of(spec);
    if (network.layout().length() != parameters.length) {
      throw new IllegalArgumentException(
          parameters.length + " parameters for a model of " + network.layout().length());
    }
    return new StepByStep(new Interpreted(network, parameters));
  }

  /** Takes a token; returns the readout before any nonlinearity, {@code [outputs]}. */
  public double[] next(int token) {
    var input = new double[interpreted.network().spec().format().inputs()];
    input[token] = 1;
    double[] values = input;
    for (int l = 0; l < layers.size(); l++) {
      Unrolled unrolled = layers.get(l).forward(steps, List.of(values), states.get(l));
      values = unrolled.outputs().getFirst();
      states.set(l, unrolled.finalStates());
    }
    steps++;
    return interpreted.readout(values);
  }
}
