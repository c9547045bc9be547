package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loss and gradient of batches of one size, of a network that reads both ways: all layers forward,
 * the readout, then back layer by layer. The members of a crew share the work as in {@link
 * TrainingRun}.
 */
final class TrainingBothWays implements Training {
  private final Crew crew;
  private final int batch;
  private final LayersBothWays layers;
  private final Readout readout;
  private final Penalty penalty;

  /** The cotangents of what the readout reads, from the first step of each block on. */
  private final List<Rows> blocks;

  private final Crew.Work work = this::run;
  private Batch data;

  /**
   * @param like a batch of the size that is to be run
   */
  TrainingBothWays(Network network, Batch like, Crew crew) {
    this.crew = crew;
    data = like;
    batch = like.sequences();
    layers = new LayersBothWays(network, like, true);
    readout = new Readout(network, batch, layers.block());
    penalty = new Penalty(network, like);
    blocks = layers.blocks(layers.readCotangents());
  }

  @Override
  public double gradient(
      double[] parameters,
      double[] frozen,
      long drawKey,
      Batch newData,
      double[] gradient,
      @Nullable SequenceErrors errors) {
    data = newData;
    layers.load(parameters, frozen);
    layers.draw(drawKey);
    layers.begin(parameters, data);
    layers.clearGradients();
    readout.draw(layers.masks());
    readout.load(parameters);
    readout.begin(data, errors);
    penalty.begin(data);
    crew.run(work);
    layers.writeGradients(gradient);
    return readout.finish(gradient);
  }

  private void run(int member) {
    int row = batch * member / crew.size();
    int rows = batch * (member + 1) / crew.size() - row;
    layers.forward(row, rows);
    crew.await();
    for (int step = lastBlock(); step >= 0; step -= layers.block()) {
      readOut(step, row, rows, member);
    }
    for (int layer = layers.count() - 1; layer >= 0; layer--) {
      layers.beginBackward(row, rows);
      for (int step = lastBlock(); step >= 0; step -= layers.block()) {
        backward(layer, step, row, rows, member);
      }
      layers.endBackward(layer, row, rows);
    }
  }

  private int lastBlock() {
    return (data.steps() - 1) / layers.block() * layers.block();
  }

  private int steps(int block) {
    return Math.min(layers.block(), data.steps() - block);
  }

  private void readOut(int step, int row, int rows, int member) {
    int steps = steps(step);
    Rows cotangents = blocks.get(step / layers.block());
    readout.differentiate(layers.read(), data, 0, step, steps, member, crew.size());
    crew.await();
    readout.deliver(cotangents, 0, step, steps, row, rows);
    readout.accumulate(data, 0, step, steps, member, crew.size());
    penalty.add(layers.read(), cotangents, 0, step, steps, row, rows);
    crew.await();
  }

  private void backward(int layer, int step, int row, int rows, int member) {
    layers.backward(layer, step, steps(step), row, rows);
    crew.await();
    layers.accumulateGradients(layer, step, steps(step), member, crew.size());
    crew.await();
  }
}
