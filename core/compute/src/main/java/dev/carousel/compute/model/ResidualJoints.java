package dev.carousel.compute.model;

import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.ArrayList;
import java.util.List;

/** A layer from the second on gives out its output plus what the one below gives out. */
final class ResidualJoints implements Joints {
  private final List<CompiledLayer> layers;
  private final int batch;
  private final int width;

  /** What each layer gives out. */
  private final List<Rows> given = new ArrayList<>();

  ResidualJoints(Network network, List<CompiledLayer> layers, int slots, int batch) {
    this.layers = layers;
    this.batch = batch;
    width = network.read();
    given.add(layers.getFirst().outputRows());
    for (int l = 1; l < layers.size(); l++) {
      given.add(Rows.zeros(slots * batch, width));
    }
  }

  @Override
  public void takeInputs(int layer, int step, int steps, int row, int rows) {
    for (int t = step; t < step + steps; t++) {
      int first = t * batch + row;
      layers.get(layer).inputRows().take(given.get(layer - 1), width, first, rows);
    }
  }

  @Override
  public void takeOutputs(int layer, int step, int steps, int row, int rows) {
    for (int t = step; layer > 0 && t < step + steps; t++) {
      int first = t * batch + row;
      given.get(layer).take(layers.get(layer).outputRows(), width, first, rows);
      given.get(layer).add(given.get(layer - 1), width, first, rows);
    }
  }

  @Override
  public void addCotangents(int layer, int step, int steps, int row, int rows) {
    for (int t = 0; layer < layers.size() - 1 && t < steps; t++) {
      Rows above = layers.get(layer + 1).outputCotangentRows();
      layers.get(layer).outputCotangentRows().add(above, width, t * batch + row, rows);
    }
  }

  @Override
  public Rows read() {
    return given.getLast();
  }

  @Override
  public Rows readCotangents() {
    return layers.getLast().outputCotangentRows();
  }
}
