package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.List;

/** Predictions for batches of one size, of a network that reads both ways. */
final class EvaluationBothWays implements Evaluation {
  private final Crew crew;
  private final int batch;
  private final LayersBothWays layers;
  private final Readout readout;

  /** What the readout reads, from the first step of each block on. */
  private final List<Rows> blocks;

  private final Crew.Work work = this::run;
  private Batch data;

  /**
   * @param like a batch of the size that is to be run
   */
  EvaluationBothWays(Network network, Batch like, Crew crew) {
    this.crew = crew;
    data = like;
    batch = like.sequences();
    layers = new LayersBothWays(network, like, false);
    readout = new Readout(network, batch, layers.block());
    blocks = layers.blocks(layers.read());
  }

  @Override
  public void evaluate(double[] parameters, double[] frozen, Batch newData, Score score) {
    data = newData;
    layers.load(parameters, frozen);
    layers.begin(parameters, data);
    readout.load(parameters);
    readout.begin(data, null);
    crew.run(work);
    for (int step = 0; step < data.steps(); step += layers.block()) {
      int steps = Math.min(layers.block(), data.steps() - step);
      readout.score(blocks.get(step / layers.block()), data, step, steps, score.tolerance());
    }
    readout.finish(score);
  }

  private void run(int member) {
    int row = batch * member / crew.size();
    layers.forward(row, batch * (member + 1) / crew.size() - row);
  }
}
