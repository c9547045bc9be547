package dev.carousel.compute.model;

import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.model.Layout.Block;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with one set of parameters, as the interpreter runs it.
 *
 * @param frozen weights that are not trained, as {@link Layout#frozen()} arranges them
 */
record Interpreted(Network network, double[] parameters, double[] frozen) {

  double[] values(Block block) {
    return values(parameters, block);
  }

  private static double[] values(double[] all, Block block) {
    return Arrays.copyOfRange(all, block.offset(), block.offset() + block.length());
  }

  /** The layers from the input up. */
  List<InterpretedLayer> layers() {
    return network.layers().stream().map(this::layer).toList();
  }

  private InterpretedLayer layer(Network.Layer layer) {
    var weights = new HashMap<String, double[]>();
    layer.weights().forEach(block -> weights.put(block.weight().name(), values(block)));
    layer.frozen().forEach(block -> weights.put(block.weight().name(), values(frozen, block)));
    return new InterpretedLayer(layer.programs(), weights);
  }

  /** The states that a layer begins with, by name. */
  Map<String, double[]> initialStates(int layer) {
    Network.Layer of = network.layers().get(layer);
    var states = new HashMap<String, double[]>();
    for (var state : of.programs().states()) {
      Block block = of.states().get(state.name());
      int length = of.programs().whole().length(state);
      states.put(state.name(), block == null ? new double[length] : values(block));
    }
    return states;
  }

  /** What is read out of the top layer's output, before any nonlinearity. */
  double[] readout(double[] output) {
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
