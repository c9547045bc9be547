package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer;

/**
 * Predictions for batches of one size. Nothing of a step is needed after it, so a few steps are run
 * at a time, in buffers that stay in the cache.
 */
final class EvaluationRun implements Evaluation {
  private static final int STEPS = 16;

  private final Crew crew;
  private final int batch;
  private final int segmentSteps;
  private final LayerStack stack;
  private final Readout readout;
  private final float[] states;
  private final Crew.Work work = this::run;
  private double[] parameters = {};
  private int past;
  private double tolerance;
  private Batch data;

  /**
   * @param like a batch of the size that is to be run
   */
  EvaluationRun(Network network, Batch like, Crew crew) {
    this.crew = crew;
    batch = like.sequences();
    data = like;
    int unit = CompiledLayer.blockSteps(batch);
    segmentSteps = (STEPS + unit - 1) / unit * unit;
    stack = new LayerStack(network, segmentSteps, batch, false);
    readout = new Readout(network, batch, segmentSteps);
    states = new float[stack.stateLength()];
  }

  @Override
  public void evaluate(double[] newParameters, double[] frozen, Batch newData, Score score) {
    parameters = newParameters;
    data = newData;
    tolerance = score.tolerance();
    stack.load(parameters, frozen);
    readout.load(parameters);
    readout.begin(data, null);
    crew.run(work);
    readout.finish(score);
    past = data.steps() + (data.anyContinued() ? past : 0);
  }

  private void run(int member) {
    int row = batch * member / crew.size();
    int rows = batch * (member + 1) / crew.size() - row;
    for (int first = 0; first < data.steps(); first += segmentSteps) {
      int steps = Math.min(segmentSteps, data.steps() - first);
      if (member == 0) {
        begin(first, steps);
      }
      crew.await();
      stack.forward(steps, row, rows);
      crew.await();
      if (member == 0) {
        readout.score(stack.read(), data, first, steps, tolerance);
        stack.saveStates(steps, states, 0);
      }
    }
  }

  private void begin(int first, int steps) {
    stack.begin(data, first, steps);
    if (first == 0) {
      stack.start(parameters, data, states, 0, past);
    } else {
      stack.restoreStates(states, 0);
    }
  }
}
