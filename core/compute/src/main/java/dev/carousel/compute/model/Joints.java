package dev.carousel.compute.model;

import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.List;

/**
 * What the links between forward layers hand on, for some rows of some steps of a segment. Layers
 * count from the input up.
 */
interface Joints {

  /** Those of a network's layers. */
  static Joints of(Network network, List<CompiledLayer> layers, int slots, int batch) {
    return switch (network.wiring().links()) {
      case NONE -> new PlainJoints(layers);
      case RESIDUAL -> new ResidualJoints(network, layers, slots, batch);
      case SKIP -> new SkipJoints(network, layers, slots, batch);
    };
  }

  /** Sets the input of a layer above the first, before dropout. */
  void takeInputs(int layer, int step, int steps, int row, int rows);

  /** Takes what a layer puts out, once it was run. */
  void takeOutputs(int layer, int step, int steps, int row, int rows);

  /**
   * Adds what the links give to the cotangents of a layer's outputs, after those by the layer
   * above.
   */
  void addCotangents(int layer, int step, int steps, int row, int rows);

  /** Where what the readout reads in the segment lies. */
  Rows read();

  /** Where the cotangents of what the readout reads in a block are wanted. */
  Rows readCotangents();
}
