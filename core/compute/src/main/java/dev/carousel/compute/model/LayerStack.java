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
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The layers of a network on a segment of a batch, run block by block, all layers a block. */
final class LayerStack {
  private final Network network;
  private final List<CompiledLayer> layers = new ArrayList<>();
  private final List<Map<String, double[]>> weights = new ArrayList<>();
  private final List<Map<String, double[]>> gradients = new ArrayList<>();
  private final List<TrainedState> trainedStates = new ArrayList<>();
  private final Masks masks;
  private final boolean drawn;
  private final boolean tokens;

  private final IntPredicate continued = this::isContinued;
  private @Nullable Batch begun;

  private record TrainedState(CompiledLayer layer, String name, Block block) {}

  /**
   * @param slots steps of the longest segment
   * @param backward whether derivatives are wanted, and what is random is drawn
   */
  LayerStack(Network network, int slots, int batch, boolean backward) {
    this.network = network;
    masks = new Masks(network);
    drawn = backward;
    tokens = network.spec().format().tokens() && !(drawn && masks.before(0).isOn());
    for (int l = 0; l < network.layers().size(); l++) {
      Network.Layer layer = network.layers().get(l);
      CellPrograms programs = backward ? layer.programs() : layer.programs().expected();
      var compiled =
          new CompiledLayer(programs, slots, batch, tokens && l == 0, derivatives(l, backward));
      layers.add(compiled);
      layer
          .states()
          .forEach((name, block) -> trainedStates.add(new TrainedState(compiled, name, block)));
      weights.add(arrays(layer));
      gradients.add(backward ? arrays(layer) : Map.of());
    }
  }

  private boolean isContinued(int example) {
    return begun != null && begun.continued(example);
  }

  private static Derivatives derivatives(int layer, boolean backward) {
    if (!backward) {
      return Derivatives.NONE;
    }
    return layer == 0 ? Derivatives.WEIGHTS : Derivatives.WEIGHTS_AND_INPUTS;
  }

  private static Map<String, double[]> arrays(Network.Layer layer) {
    var arrays = new HashMap<String, double[]>();
    layer.weights().forEach(b -> arrays.put(b.weight().name(), new double[b.length()]));
    layer.frozen().forEach(b -> arrays.put(b.weight().name(), new double[b.length()]));
    return arrays;
  }

  int block() {
    return layers.getFirst().blockSteps();
  }

  void load(double[] parameters, double[] frozen) {
    for (int l = 0; l < layers.size(); l++) {
      load(parameters, network.layers().get(l).weights(), weights.get(l));
      load(frozen, network.layers().get(l).frozen(), weights.get(l));
      layers.get(l).load(weights.get(l));
    }
  }

  private static void load(double[] from, List<Block> blocks, Map<String, double[]> weights) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      double[] values = weights.get(block.weight().name());
      System.arraycopy(from, block.offset(), values, 0, values.length);
    }
  }

  /** Takes the key of what is drawn in an update. */
  void draw(long key) {
    masks.draw(key);
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).draw(Draws.key(key, l));
    }
  }

  /** Sets the initial states. */
  private void setInitialStates(double[] parameters) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).states().clear();
    }
    for (int i = 0; i < trainedStates.size(); i++) {
      TrainedState state = trainedStates.get(i);
      state.layer().states().setAll(state.name(), parameters, state.block().offset());
    }
  }

  /** How many numbers the states of all layers are. */
  int stateLength() {
    return layers.stream().mapToInt(layer -> layer.states().length()).sum();
  }

  void saveStates(int step, float[] store, int offset) {
    int at = offset;
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).states().save(step, store, at);
      at += layers.get(l).states().length();
    }
  }

  void restoreStates(float[] store, int offset) {
    int at = offset;
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).states().restore(store, at);
      at += layers.get(l).states().length();
    }
  }

  /** Takes the states of those examples that continue others from where they were kept. */
  private void restoreContinued(float[] store, int offset) {
    int at = offset;
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).states().restore(store, at, continued);
      at += layers.get(l).states().length();
    }
  }

  /**
   * Sets the states before the first step of a batch.
   *
   * @param store where those after the last step of the batch before lie, from {@code offset} on
   * @param past steps that were run before, if any sequence continues another
   */
  void start(double[] parameters, Batch data, float[] store, int offset, int past) {
    setInitialStates(parameters);
    begun = data;
    boolean goesOn = data.anyContinued();
    if (goesOn) {
      restoreContinued(store, offset);
    }
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).startAt(goesOn ? past : 0);
    }
  }

  Masks masks() {
    return masks;
  }

  /** Takes the inputs of a segment of the batch. */
  void begin(Batch data, int first, int steps) {
    if (tokens) {
      layers.getFirst().setTokens(data.tokens(), first, steps);
    } else if (network.spec().format().tokens()) {
      layers.getFirst().setTokensAsRows(data.tokens(), first, steps);
    } else {
      layers.getFirst().setInputs(data.inputs(), first, steps);
    }
    for (int l = 1; l < layers.size(); l++) {
      layers.get(l).setInputs(layers.get(l - 1));
    }
  }

  /** Runs some rows of the batch through all steps of the segment. */
  void forward(int steps, int row, int rows) {
    for (int step = 0; step < steps; step += block()) {
      int count = Math.min(block(), steps - step);
      for (int l = 0; l < layers.size(); l++) {
        if (l > 0) {
          layers.get(l).takeInputs(layers.get(l - 1), step, count, row, rows);
        }
        if (drawn && masks.before(l).isOn()) {
          layers.get(l).maskInputs(masks.before(l), step, count, row, rows);
        }
        layers.get(l).forward(step, count, row, rows);
      }
    }
  }

  void clearGradients() {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).clearGradients();
    }
  }

  void clearFinalStateCotangents(int steps) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).clearFinalStateCotangents(steps);
    }
  }

  /** Runs some rows of the batch back through the steps of a block, from the top layer down. */
  void backward(int step, int steps, int row, int rows) {
    for (int l = layers.size() - 1; l >= 0; l--) {
      if (l < layers.size() - 1) {
        layers.get(l).takeOutputCotangents(layers.get(l + 1), step, steps, row, rows);
        if (masks.before(l + 1).isOn()) {
          layers.get(l).maskOutputCotangents(masks.before(l + 1), step, steps, row, rows);
        }
      }
      layers.get(l).backward(step, steps, row, rows);
    }
  }

  /** Adds a block to the derivatives by the weights; a share of the work. */
  void accumulateGradients(int step, int steps, int share, int shares) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).accumulateGradients(step, steps, share, shares);
    }
  }

  /** Puts the derivatives by the weights in their places. */
  void writeGradients(double[] gradient) {
    for (int l = 0; l < layers.size(); l++) {
      Map<String, double[]> sums = gradients.get(l);
      List<Block> blocks = network.layers().get(l).weights();
      for (int i = 0; i < blocks.size(); i++) {
        Arrays.fill(sums.get(blocks.get(i).weight().name()), 0);
      }
      layers.get(l).addGradients(sums);
      for (int i = 0; i < blocks.size(); i++) {
        double[] sum = sums.get(blocks.get(i).weight().name());
        System.arraycopy(sum, 0, gradient, blocks.get(i).offset(), sum.length);
      }
    }
  }

  /**
   * Puts the derivatives by trained initial states, summed over those sequences of the batch that
   * begin with them, in their places.
   */
  void writeStateGradients(Batch data, double[] gradient) {
    for (int i = 0; i < trainedStates.size(); i++) {
      TrainedState state = trainedStates.get(i);
      Rows rows = state.layer().initialStateCotangentRows(state.name());
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

  /** Where the outputs of the top layer lie. */
  Rows outputs() {
    return layers.getLast().outputRows();
  }

  /** Where the cotangents of the top layer's outputs in a block are wanted. */
  Rows outputCotangents() {
    return layers.getLast().outputCotangentRows();
  }
}
