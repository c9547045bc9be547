package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cell of a network in buffers of its own, and where its parameters lie among all. */
final class PlacedCell {
  private final Network.Cell cell;
  private final CompiledLayer compiled;
  private final Map<String, double[]> weights;
  private final Map<String, double[]> gradients;
  private final List<TrainedState> trainedStates = new ArrayList<>();

  private record TrainedState(String name, Block block) {}

  /**
   * @param slots steps of the longest segment
   * @param tokens whether its inputs are tokens
   * @param derivatives those that are wanted; without any, the mean of what is random is taken
   */
  PlacedCell(
      Network.Layer layer,
      Network.Cell cell,
      int slots,
      int batch,
      boolean tokens,
      Derivatives derivatives) {
    this.cell = cell;
    boolean backward = derivatives != Derivatives.NONE;
    CellPrograms programs = backward ? layer.programs() : layer.programs().expected();
    compiled = new CompiledLayer(programs, slots, batch, tokens, derivatives);
    cell.states().forEach((name, block) -> trainedStates.add(new TrainedState(name, block)));
    weights = arrays(cell);
    gradients = backward ? arrays(cell) : Map.of();
  }

  private static Map<String, double[]> arrays(Network.Cell cell) {
    var arrays = new HashMap<String, double[]>();
    cell.weights().forEach(b -> arrays.put(b.weight().name(), new double[b.length()]));
    cell.frozen().forEach(b -> arrays.put(b.weight().name(), new double[b.length()]));
    return arrays;
  }

  CompiledLayer compiled() {
    return compiled;
  }

  void load(double[] parameters, double[] frozen) {
    load(parameters, cell.weights());
    load(frozen, cell.frozen());
    compiled.load(weights);
  }

  private void load(double[] from, List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      double[] values = weights.get(block.weight().name());
      System.arraycopy(from, block.offset(), values, 0, values.length);
    }
  }

  /** Takes the key of what is drawn in an update. */
  void draw(long key) {
    compiled.draw(Draws.key(key, cell.number()));
  }

  void setInitialStates(double[] parameters) {
    compiled.states().clear();
    for (int i = 0; i < trainedStates.size(); i++) {
      TrainedState state = trainedStates.get(i);
      compiled.states().setAll(state.name(), parameters, state.block().offset());
    }
  }

  /** Puts the derivatives by the weights in their places. */
  void writeGradients(double[] gradient) {
    List<Block> blocks = cell.weights();
    for (int i = 0; i < blocks.size(); i++) {
      Arrays.fill(gradients.get(blocks.get(i).weight().name()), 0);
    }
    compiled.addGradients(gradients);
    for (int i = 0; i < blocks.size(); i++) {
      double[] sum = gradients.get(blocks.get(i).weight().name());
      System.arraycopy(sum, 0, gradient, blocks.get(i).offset(), sum.length);
    }
  }

  /**
   * Puts the derivatives by trained initial states, summed over those sequences of the batch that
   * begin with them, in their places.
   */
  void writeStateGradients(Batch data, double[] gradient) {
    for (int i = 0; i < trainedStates.size(); i++) {
      TrainedState state = trainedStates.get(i);
      Rows rows = compiled.initialStateCotangentRows(state.name());
      sumRows(rows, data, state.block(), gradient);
    }
  }

  private static void sumRows(Rows rows, Batch data, Block block, double[] gradient) {
    for (int b = 0; b < data.sequences(); b++) {
      for (int i = 0; i < block.length() && !data.continued(b); i++) {
        gradient[block.offset() + i] += rows.data()[rows.at(b) + i];
      }
    }
  }
}
