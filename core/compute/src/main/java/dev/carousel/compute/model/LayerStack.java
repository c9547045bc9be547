package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The layers of a network on a segment of a batch, run block by block, all layers a block. */
final class LayerStack {
  private final Network network;
  private final List<PlacedCell> cells = new ArrayList<>();
  private final List<CompiledLayer> layers;
  private final Joints joints;
  private final Masks masks;
  private final boolean drawn;
  private final boolean tokens;

  private final IntPredicate continued = this::isContinued;
  private @Nullable Batch begun;

  /**
   * @param slots steps of the longest segment
   * @param backward whether derivatives are wanted, and what is random is drawn
   */
  LayerStack(Network network, int slots, int batch, boolean backward) {
    this.network = network;
    masks = new Masks(network);
    drawn = backward;
    tokens = masks.looksTokensUp(network, drawn);
    for (int l = 0; l < network.layers().size(); l++) {
      Network.Layer layer = network.layers().get(l);
      cells.add(
          new PlacedCell(
              layer,
              layer.cells().getFirst(),
              slots,
              batch,
              tokens && l == 0,
              Derivatives.of(backward, l > 0)));
    }
    layers = cells.stream().map(PlacedCell::compiled).toList();
    joints = Joints.of(network, layers, slots, batch);
  }

  private boolean isContinued(int example) {
    return begun != null && begun.continued(example);
  }

  int block() {
    return layers.getFirst().blockSteps();
  }

  void load(double[] parameters, double[] frozen) {
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).load(parameters, frozen);
    }
  }

  /** Takes the key of what is drawn in an update. */
  void draw(long key) {
    masks.draw(key);
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).draw(key);
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
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).setInitialStates(parameters);
    }
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
          joints.takeInputs(l, step, count, row, rows);
        }
        if (drawn && masks.before(l).isOn()) {
          layers.get(l).maskInputs(masks.before(l), step, count, row, rows);
        }
        layers.get(l).forward(step, count, row, rows);
        joints.takeOutputs(l, step, count, row, rows);
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
      joints.addCotangents(l, step, steps, row, rows);
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
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).writeGradients(gradient);
    }
  }

  /**
   * Puts the derivatives by trained initial states, summed over those sequences of the batch that
   * begin with them, in their places.
   */
  void writeStateGradients(Batch data, double[] gradient) {
    for (int l = 0; l < cells.size(); l++) {
      cells.get(l).writeStateGradients(data, gradient);
    }
  }

  /** Where what the readout reads lies. */
  Rows read() {
    return joints.read();
  }

  /** Where the cotangents of what the readout reads in a block are wanted. */
  Rows readCotangents() {
    return joints.readCotangents();
  }
}
