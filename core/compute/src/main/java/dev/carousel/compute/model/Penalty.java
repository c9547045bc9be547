package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer.Rows;

/** The derivative of the penalty of what the last layer gives out, on the steps of sequences. */
final class Penalty {
  private final Network network;
  private final int batch;
  private final int width;
  private final int column;
  private Batch data;
  private float factor;

  /**
   * @param like a batch of the size that is to be run
   */
  Penalty(Network network, Batch like) {
    this.network = network;
    data = like;
    batch = like.sequences();
    width = network.layers().getLast().outputs();
    column = network.lastRead();
  }

  /** Takes the lengths of a batch. */
  void begin(Batch newData) {
    data = newData;
    double penalty = network.spec().regularization().activationPenalty();
    long steps = 0;
    for (int b = 0; b < batch; b++) {
      steps += data.length(b);
    }
    factor = (float) (2 * penalty / (steps * width));
  }

  /**
   * Adds the derivative to some rows of a block.
   *
   * @param read what the readout reads in a segment
   * @param cotangents of what it reads in the block
   * @param segment its first step
   * @param step the block's first step in the segment
   */
  void add(Rows read, Rows cotangents, int segment, int step, int steps, int row, int rows) {
    if (factor == 0) {
      return;
    }
    for (int t = 0; t < steps; t++) {
      for (int b = row; b < row + rows; b++) {
        boolean real = segment + step + t < data.length(b);
        int from = read.at((step + t) * batch + b) + column;
        int to = cotangents.at(t * batch + b) + column;
        for (int i = 0; real && i < width; i++) {
          cotangents.data()[to + i] += factor * read.data()[from + i];
        }
      }
    }
  }
}
