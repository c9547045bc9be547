package dev.carousel.compute.model;

import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Unrolled;
import dev.carousel.compute.model.Layout.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model that is fed one token at a time and remembers, run by the interpreter. For uses
 * that need each prediction before the next token, as writing does.
 */
public final class StepByStep {
  private final Network network;
  private final double[] parameters;
  private final List<InterpretedLayer> layers = new ArrayList<>();
  private final List<Map<String, double[]>> states = new ArrayList<>();
  private int steps;

  private StepByStep(Network network, double[] parameters) {
    this.network = network;
    this.parameters = parameters;
    for (Network.Layer layer : network.layers()) {
      var weights = new HashMap<String, double[]>();
      layer.weights().forEach(block -> weights.put(block.weight().name(), values(block)));
      layers.add(new InterpretedLayer(layer.programs(), weights));
      var first = new HashMap<String, double[]>();
      for (var state : layer.programs().states()) {
        Block block = layer.states().get(state.name());
        int length = layer.programs().whole().length(state);
        first.put(state.name(), block == null ? new double[length] : values(block));
      }
      states.add(first);
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
    return new StepByStep(network, parameters);
  }

  private double[] values(Block block) {
    return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
  }

  /** Takes a token; returns the readout before any nonlinearity, {@code [outputs]}. */
  public double[] next(int token) {
    var input = new double[network.spec().format().inputs()];
    input[token] = 1;
    double[] values = input;
    for (int l = 0; l < layers.size(); l++) {
      Unrolled unrolled = layers.get(l).forward(steps, List.of(values), states.get(l));
      values = unrolled.outputs().getFirst();
      states.set(l, unrolled.finalStates());
    }
    steps++;
    return readout(values);
  }

  private double[] readout(double[] output) {
    double[] weights = values(network.readout());
    double[] result = values(network.bias());
    for (int o = 0; o < result.length; o++) {
      for (int i = 0; i < output.length; i++) {
        result[o] += weights[o * output.length + i] * output[i];
      }
    }
    return result;
  }
}
