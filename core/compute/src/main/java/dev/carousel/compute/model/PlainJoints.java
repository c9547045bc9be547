package dev.carousel.compute.model;

import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.List;

/** Each layer reads the one below, the readout the last. */
record PlainJoints(List<CompiledLayer> layers) implements Joints {
  @Override
  public void takeInputs(int layer, int step, int steps, int row, int rows) {
    layers.get(layer).takeInputs(layers.get(layer - 1), step, steps, row, rows);
  }

  @Override
  public void takeOutputs(int layer, int step, int steps, int row, int rows) {}

  @Override
  public void addCotangents(int layer, int step, int steps, int row, int rows) {}

  @Override
  public Rows read() {
    return layers.getLast().outputRows();
  }

  @Override
  public Rows readCotangents() {
    return layers.getLast().outputCotangentRows();
  }
}
