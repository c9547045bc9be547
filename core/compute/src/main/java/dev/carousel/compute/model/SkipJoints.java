package dev.carousel.compute.model;

import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer from the second on reads the model's input beside what the one below gives out; the
 * readout reads what all layers give out, the first layer's first.
 */
final class SkipJoints implements Joints {
  private final Network network;
  private final List<CompiledLayer> layers;
  private final int batch;
  private final Rows read;
  private final Rows readCotangents;

  /** The columns of each layer in {@link #read}. */
  private final List<Rows> given = new ArrayList<>();

  private final List<Rows> cotangents = new ArrayList<>();

  /** Where each layer above the first has the model's input. */
  private final List<Rows> inputs = new ArrayList<>();

  SkipJoints(Network network, List<CompiledLayer> layers, int slots, int batch) {
    this.network = network;
    this.layers = layers;
    this.batch = batch;
    int block = layers.getFirst().blockSteps();
    read = Rows.zeros(slots * batch, network.read());
    readCotangents = Rows.zeros(block * batch, network.read());
    int column = 0;
    for (int l = 0; l < layers.size(); l++) {
      given.add(read.from(column));
      cotangents.add(readCotangents.from(column));
      inputs.add(layers.get(l).inputRows().from(l == 0 ? 0 : width(l - 1)));
      column += width(l);
    }
  }

  private int width(int layer) {
    return network.layers().get(layer).outputs();
  }

  @Override
  public void takeInputs(int layer, int step, int steps, int row, int rows) {
    int model = network.spec().format().inputs();
    for (int t = step; t < step + steps; t++) {
      int first = t * batch + row;
      layers.get(layer).inputRows().take(given.get(layer - 1), width(layer - 1), first, rows);
      inputs.get(layer).take(inputs.getFirst(), model, first, rows);
    }
  }

  @Override
  public void takeOutputs(int layer, int step, int steps, int row, int rows) {
    for (int t = step; t < step + steps; t++) {
      Rows outputs = layers.get(layer).outputRows();
      given.get(layer).take(outputs, width(layer), t * batch + row, rows);
    }
  }

  @Override
  public void addCotangents(int layer, int step, int steps, int row, int rows) {
    for (int t = 0; t < steps; t++) {
      Rows own = layers.get(layer).outputCotangentRows();
      int first = t * batch + row;
      if (layer == layers.size() - 1) {
        own.take(cotangents.get(layer), width(layer), first, rows);
      } else {
        own.add(cotangents.get(layer), width(layer), first, rows);
      }
    }
  }

  @Override
  public Rows read() {
    return read;
  }

  @Override
  public Rows readCotangents() {
    return readCotangents;
  }
}
