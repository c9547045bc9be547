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

  /** The cells of each layer, from the input up. */
  List<List<InterpretedLayer>> layers() {
    return network.layers().stream()
        .map(layer -> layer.cells().stream().map(cell -> unrolled(layer, cell)).toList())
        .toList();
  }

  private InterpretedLayer unrolled(Network.Layer layer, Network.Cell cell) {
    var weights = new HashMap<String, double[]>();
    cell.weights().forEach(block -> weights.put(block.weight().name(), values(block)));
    cell.frozen().forEach(block -> weights.put(block.weight().name(), values(frozen, block)));
    return new InterpretedLayer(layer.programs(), weights);
  }

  /** The states that the cells of each layer begin with, by name. */
  List<List<Map<String, double[]>>> initialStates() {
    return network.layers().stream()
        .map(layer -> layer.cells().stream().map(cell -> initialStates(layer, cell)).toList())
        .toList();
  }

  private Map<String, double[]> initialStates(Network.Layer layer, Network.Cell cell) {
    var states = new HashMap<String, double[]>();
    for (var state : layer.programs().states()) {
      Block block = cell.states().get(state.name());
      int length = layer.programs().whole().length(state);
      states.put(state.name(), block == null ? new double[length] : values(block));
    }
    return states;
  }

  /** What is read out of what the readout reads at a step, before any nonlinearity. */
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
