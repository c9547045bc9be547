package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import dev.carousel.compute.sequence.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers of a network that reads both ways, on whole batches: one layer after the other, since
 * each needs the one below at all steps. What a layer gives out, and the cotangents of it, stay for
 * all steps.
 *
 * <p>The cell that reads backward has each sequence turned round within its own length, and padding
 * where it was. Rows of a batch meet nowhere but in the derivatives by the weights.
 */
final class LayersBothWays {

  /**
   * A layer.
   *
   * @param width entries that each cell puts out
   * @param given what the layer gives out, at all steps
   * @param givenBehind the columns of that which the cell that reads backward puts out
   * @param cotangents of what the layer gives out
   * @param cotangentsBehind the same columns of those
   */
  private record Layer(
      PlacedCell forward,
      PlacedCell back,
      int width,
      Rows given,
      Rows givenBehind,
      Rows cotangents,
      Rows cotangentsBehind) {
    CompiledLayer ahead() {
      return forward.compiled();
    }

    CompiledLayer behind() {
      return back.compiled();
    }
  }

  private final Network network;
  private final int batch;
  private final int block;
  private final boolean drawn;
  private final boolean tokens;
  private final int[] turnedTokens;
  private final Masks masks;
  private final List<Layer> layers = new ArrayList<>();
  private final List<PlacedCell> cells = new ArrayList<>();

  /** Where the model's input stands beside what each layer reads of the one below. */
  private final List<Rows> besides = new ArrayList<>();

  private final Rows read;
  private final Rows readCotangents;

  /** Cotangents of what one layer reads of the one below. */
  private final Rows handedDown;

  private Batch data;

  /**
   * @param like a batch of the size that is to be run
   * @param backward whether derivatives are wanted, and what is random is drawn
   */
  LayersBothWays(Network network, Batch like, boolean backward) {
    this.network = network;
    data = like;
    batch = like.sequences();
    block = CompiledLayer.blockSteps(batch);
    drawn = backward;
    masks = new Masks(network);
    tokens = masks.looksTokensUp(network, drawn);
    int slots = network.spec().format().longest();
    turnedTokens = new int[tokens ? slots * batch : 0];
    int rows = Math.multiplyExact(slots, batch);
    read = Rows.zeros(rows, network.read());
    readCotangents = Rows.zeros(backward ? rows : 0, network.read());
    int column = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      layers.add(layer(l, column, backward));
      column += network.wiring().has(Links.SKIP) ? outputs(l) : 0;
    }
    layers.forEach(layer -> cells.addAll(List.of(layer.forward(), layer.back())));
    for (int l = 0; l < layers.size(); l++) {
      besides.add(layers.get(l).ahead().inputRows().from(l == 0 ? 0 : outputs(l - 1)));
    }
    int widest = network.layers().stream().mapToInt(Network.Layer::outputs).max().orElseThrow();
    handedDown = Rows.zeros(backward ? rows : 0, widest);
  }

  /**
   * Places a layer.
   *
   * @param column where the readout would read it
   */
  private Layer layer(int l, int column, boolean backward) {
    int rows = network.spec().format().longest() * batch;
    boolean isRead = network.wiring().has(Links.SKIP) || l == network.layers().size() - 1;
    int width = outputs(l) / 2;
    Rows given = isRead ? read.from(column) : Rows.zeros(rows, outputs(l));
    Rows cotangents =
        isRead ? readCotangents.from(column) : Rows.zeros(backward ? rows : 0, outputs(l));
    return new Layer(
        place(l, 0, backward),
        place(l, 1, backward),
        width,
        given,
        given.from(width),
        cotangents,
        cotangents.from(width));
  }

  private PlacedCell place(int layer, int cell, boolean backward) {
    Network.Layer of = network.layers().get(layer);
    return new PlacedCell(
        of,
        of.cells().get(cell),
        network.spec().format().longest(),
        batch,
        tokens && layer == 0,
        Derivatives.of(backward, layer > 0));
  }

  /** Steps of a block, in which derivatives by the weights are summed. */
  int block() {
    return block;
  }

  /** Rows of all steps, from the first step of each block on. */
  List<Rows> blocks(Rows rows) {
    int longest = network.spec().format().longest();
    return IntStream.range(0, (longest + block - 1) / block)
        .mapToObj(number -> rows.below(number * block * batch))
        .toList();
  }

  int count() {
    return layers.size();
  }

  Masks masks() {
    return masks;
  }

  void load(double[] parameters, double[] frozen) {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).load(parameters, frozen);
    }
  }

  /** Takes the key of what is drawn in an update. */
  void draw(long key) {
    masks.draw(key);
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).draw(key);
    }
  }

  /** Takes the inputs of a batch, and sets the states before the first steps. */
  void begin(double[] parameters, Batch newData) {
    data = newData;
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).setInitialStates(parameters);
    }
    Layer first = layers.getFirst();
    if (tokens) {
      turnTokens();
      first.ahead().setTokens(data.tokens(), 0, data.steps());
      first.behind().setTokens(turnedTokens, 0, data.steps());
    } else if (network.spec().format().tokens()) {
      first.ahead().setTokensAsRows(data.tokens(), 0, data.steps());
    } else {
      first.ahead().setInputs(data.inputs(), 0, data.steps());
    }
  }

  private void turnTokens() {
    for (int t = 0; t < data.steps(); t++) {
      for (int b = 0; b < batch; b++) {
        turnedTokens[turned(t, b)] = data.tokens()[t * batch + b];
      }
    }
  }

  /** Where a row of a step lies in the order in which the cell that reads backward takes it. */
  private int turned(int step, int b) {
    int length = data.length(b);
    return (step < length ? length - 1 - step : step) * batch + b;
  }

  /** Runs some rows of the batch through all layers. */
  void forward(int row, int rows) {
    int steps = data.steps();
    for (int l = 0; l < layers.size(); l++) {
      takeInputs(l, row, rows);
      for (int step = 0; step < steps; step += block) {
        int count = Math.min(block, steps - step);
        layers.get(l).ahead().forward(step, count, row, rows);
        layers.get(l).behind().forward(step, count, row, rows);
      }
      give(l, row, rows);
    }
  }

  private void takeInputs(int l, int row, int rows) {
    CompiledLayer ahead = layers.get(l).ahead();
    if (l > 0) {
      takeFromBelow(l, row, rows);
    }
    if (drawn && masks.before(l).isOn()) {
      ahead.maskInputs(masks.before(l), 0, data.steps(), row, rows);
    }
    if (l == 0 && tokens) {
      return;
    }
    Rows turned = layers.get(l).behind().inputRows();
    for (int t = 0; t < data.steps(); t++) {
      for (int b = row; b < row + rows; b++) {
        turned.take(turned(t, b), ahead.inputRows(), t * batch + b, inputs(l));
      }
    }
  }

  private int inputs(int layer) {
    return network.layers().get(layer).inputs();
  }

  private int outputs(int layer) {
    return network.layers().get(layer).outputs();
  }

  /** Takes what the layer below gives out, and with skip links the model's input beside it. */
  private void takeFromBelow(int l, int row, int rows) {
    Rows inputs = layers.get(l).ahead().inputRows();
    for (int t = 0; t < data.steps(); t++) {
      inputs.take(layers.get(l - 1).given(), outputs(l - 1), t * batch + row, rows);
    }
    if (network.wiring().has(Links.SKIP)) {
      Rows beside = besides.get(l);
      for (int t = 0; t < data.steps(); t++) {
        beside.take(layers.getFirst().ahead().inputRows(), inputs(0), t * batch + row, rows);
      }
    }
  }

  /** Puts the outputs of both cells side by side, and with residual links adds what was below. */
  private void give(int l, int row, int rows) {
    Layer layer = layers.get(l);
    Rows behind = layer.givenBehind();
    for (int t = 0; t < data.steps(); t++) {
      layer.given().take(layer.ahead().outputRows(), layer.width(), t * batch + row, rows);
      for (int b = row; b < row + rows; b++) {
        behind.take(t * batch + b, layer.behind().outputRows(), turned(t, b), layer.width());
      }
      if (l > 0 && network.wiring().has(Links.RESIDUAL)) {
        layer.given().add(layers.get(l - 1).given(), outputs(l), t * batch + row, rows);
      }
    }
  }

  void clearGradients() {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).compiled().clearGradients();
      cells.get(i).compiled().clearFinalStateCotangents(data.steps());
    }
  }

  /**
   * Runs some rows of the batch back through a block of a layer: of steps of the sequence for the
   * cell that reads forward, and of steps of its own for the other.
   */
  void backward(int l, int step, int steps, int row, int rows) {
    Layer layer = layers.get(l);
    Rows ahead = layer.ahead().outputCotangentRows();
    Rows behind = layer.behind().outputCotangentRows();
    Rows ofBehind = layer.cotangentsBehind();
    for (int t = 0; t < steps; t++) {
      for (int b = row; b < row + rows; b++) {
        int from = (step + t) * batch + b;
        ahead.take(t * batch + b, layer.cotangents(), from, layer.width());
        behind.take(t * batch + b, ofBehind, turned(step + t, b), layer.width());
      }
    }
    layer.ahead().backward(step, steps, row, rows);
    layer.behind().backward(step, steps, row, rows);
    if (l > 0) {
      handDown(l, step, steps, row, rows);
    }
  }

  /** Adds the cotangents of a block's inputs to those of what the layer below gives out. */
  private void handDown(int l, int step, int steps, int row, int rows) {
    Rows ahead = layers.get(l).ahead().inputCotangentRows();
    Rows behind = layers.get(l).behind().inputCotangentRows();
    for (int t = 0; t < steps; t++) {
      for (int b = row; b < row + rows; b++) {
        int place = t * batch + b;
        handedDown.add((step + t) * batch + b, ahead, place, outputs(l - 1));
        handedDown.add(turned(step + t, b), behind, place, outputs(l - 1));
      }
    }
  }

  /** Adds a block of a layer to the derivatives by the weights; a share of the work. */
  void accumulateGradients(int l, int step, int steps, int share, int shares) {
    layers.get(l).ahead().accumulateGradients(step, steps, share, shares);
    layers.get(l).behind().accumulateGradients(step, steps, share, shares);
  }

  /** Sets what is handed down to zero for some rows. */
  void beginBackward(int row, int rows) {
    for (int t = 0; t < data.steps(); t++) {
      int from = handedDown.at(t * batch + row);
      Arrays.fill(handedDown.data(), from, from + rows * handedDown.stride(), 0f);
    }
  }

  /** Gives the layer below one that was run back the cotangents of what it gives out. */
  void endBackward(int l, int row, int rows) {
    if (l == 0) {
      return;
    }
    Mask mask = masks.before(l);
    Rows below = layers.get(l - 1).cotangents();
    for (int t = 0; t < data.steps(); t++) {
      int first = t * batch + row;
      if (mask.isOn()) {
        mask.apply(handedDown.data(), handedDown.at(first), handedDown.stride(), t, row, rows);
      }
      switch (network.wiring().links()) {
        case NONE -> below.take(handedDown, outputs(l - 1), first, rows);
        case RESIDUAL -> {
          below.take(handedDown, outputs(l - 1), first, rows);
          below.add(layers.get(l).cotangents(), outputs(l - 1), first, rows);
        }
        case SKIP -> below.add(handedDown, outputs(l - 1), first, rows);
      }
    }
  }

  void writeGradients(double[] gradient) {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).writeGradients(gradient);
      cells.get(i).writeStateGradients(data, gradient);
    }
  }

  /** What the readout reads, at all steps. */
  Rows read() {
    return read;
  }

  /** Where the cotangents of that are wanted. */
  Rows readCotangents() {
    return readCotangents;
  }
}
