package dev.carousel.compute.model;

import dev.carousel.compute.interpret.Chances;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Unrolled;
import java.util.ArrayList;
import java.util.Arrays;
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
   * @param weights the parameters, then those weights that are not trained
   * @throws IllegalArgumentException if the weights are not as many as the model has
   */
  public static StepByStep of(ModelSpec spec, double[] weights) {
    var network = Network.of(spec);
    int trained = network.layout().length();
    int all = trained + network.layout().frozenLength();
    if (all != weights.length) {
      throw new IllegalArgumentException(weights.length + " weights for a model of " + all);
    }
    double[] parameters = Arrays.copyOf(weights, trained);
    return new StepByStep(
        new Interpreted(network, parameters, Arrays.copyOfRange(weights, trained, all)));
  }

  /** Takes a token; returns the readout before any nonlinearity, {@code [outputs]}. */
  public double[] next(int token) {
    var input = new double[interpreted.network().spec().format().inputs()];
    input[token] = 1;
    double[] values = input;
    for (int l = 0; l < layers.size(); l++) {
      Unrolled unrolled =
          layers.get(l).forward(steps, List.of(values), states.get(l), Chances.MEAN);
      values = unrolled.outputs().getFirst();
      states.set(l, unrolled.finalStates());
    }
    steps++;
    return interpreted.readout(values);
  }
}
