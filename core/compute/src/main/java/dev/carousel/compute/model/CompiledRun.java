package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers and the readout of a model, with buffers for one size of batch. */
final class CompiledRun {
  private final Network network;
  private final int batch;
  private final List<CompiledLayer> layers = new ArrayList<>();
  private final List<Map<String, double[]>> weights = new ArrayList<>();
  private final List<Map<String, double[]>> gradients = new ArrayList<>();
  private final Readout readout;

  CompiledRun(Network network, int batch) {
    this.network = network;
    this.batch = batch;
    var format = network.spec().format();
    for (int l = 0; l < network.layers().size(); l++) {
      Network.Layer layer = network.layers().get(l);
      layers.add(
          new CompiledLayer(
              layer.programs(), format.longest(), batch, l == 0 && format.tokens(), l > 0));
      weights.add(arrays(layer));
      gradients.add(arrays(layer));
    }
    readout = new Readout(network, format.longest() * batch);
  }

  private static Map<String, double[]> arrays(Network.Layer layer) {
    var arrays = new HashMap<String, double[]>();
    layer.weights().forEach(b -> arrays.put(b.weight().name(), new double[b.length()]));
    return arrays;
  }

  private void load(double[] parameters) {
    for (int l = 0; l < layers.size(); l++) {
      Network.Layer layer = network.layers().get(l);
      for (Block block : layer.weights()) {
        double[] values = weights.get(l).get(block.weight().name());
        System.arraycopy(parameters, block.offset(), values, 0, values.length);
      }
      layers.get(l).load(weights.get(l));
      for (Var state : layer.programs().states()) {
        Block block = layer.states().get(state.name());
        layers
            .get(l)
            .setInitialState(
                state.name(), block == null ? null : CompiledModel.values(parameters, block));
      }
    }
    readout.load(parameters);
  }

  private Rows forward(double[] parameters, Batch data) {
    load(parameters);
    int steps = data.steps();
    if (network.spec().format().tokens()) {
      layers.getFirst().setTokens(data.tokens(), steps);
    } else {
      layers.getFirst().setInputs(data.inputs(), steps);
    }
    layers.getFirst().forward(steps);
    for (int l = 1; l < layers.size(); l++) {
      layers.get(l).setInputs(layers.get(l - 1), steps);
      layers.get(l).forward(steps);
    }
    return layers.getLast().outputRows();
  }

  void evaluate(double[] parameters, Batch data, Score score) {
    readout.score(forward(parameters, data), data, score);
  }

  double gradient(double[] parameters, Batch data, double[] gradient) {
    Rows outputs = forward(parameters, data);
    int steps = data.steps();
    CompiledLayer top = layers.getLast();
    top.clearOutputCotangents(steps);
    double loss = readout.gradient(outputs, data, top.outputCotangentRows(), gradient);
    for (int l = layers.size() - 1; l >= 0; l--) {
      backward(l, steps, gradient);
    }
    return loss;
  }

  private void backward(int l, int steps, double[] gradient) {
    Network.Layer layer = network.layers().get(l);
    CompiledLayer compiled = layers.get(l);
    if (l < layers.size() - 1) {
      compiled.setOutputCotangents(layers.get(l + 1), steps);
    }
    for (Var state : layer.programs().states()) {
      compiled.setFinalStateCotangents(state.name(), steps, null);
    }
    Map<String, double[]> sums = gradients.get(l);
    sums.values().forEach(sum -> java.util.Arrays.fill(sum, 0));
    compiled.backward(steps, sums);
    for (Block block : layer.weights()) {
      double[] sum = sums.get(block.weight().name());
      System.arraycopy(sum, 0, gradient, block.offset(), sum.length);
    }
    layer.states().forEach((name, block) -> addRows(compiled, name, block, gradient));
  }

  private void addRows(CompiledLayer compiled, String state, Block block, double[] gradient) {
    Rows rows = compiled.initialStateCotangentRows(state);
    for (int b = 0; b < batch; b++) {
      for (int i = 0; i < block.length(); i++) {
        gradient[block.offset() + i] += rows.data()[rows.offset() + b * rows.stride() + i];
      }
    }
  }
}
