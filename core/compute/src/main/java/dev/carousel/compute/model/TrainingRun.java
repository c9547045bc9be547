package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.sequence.CompiledLayer;
import org.jspecify.annotations.Nullable;

/**
 * Loss and gradient of batches of one size. A batch is run window by window (truncated
 * backpropagation), a window segment by segment: forward from the first, keeping the states between
 * them, then back from the last, each but the last run forward once more before. Usually the whole
 * sequence is one window of one segment. The states after the last window are kept for a batch that
 * continues this one.
 *
 * <p>The members of a crew share the rows of the batch on the way forward and back, and the entries
 * of the derivatives by the weights, so that each number comes about as with one member.
 */
final class TrainingRun implements Training {
  private final int batch;
  private final int windowSteps;
  private final int segmentSteps;
  private final Crew crew;
  private final LayerStack stack;
  private final Readout readout;
  private final Penalty penalty;
  private final int stateLength;
  private final float[] states;
  private final Crew.Work work = this::run;
  private int lastStates;
  private int past;
  private double[] parameters = {};
  private double[] gradient = {};
  private Batch data;

  /**
   * @param like a batch of the size that is to be run
   */
  TrainingRun(Network network, Batch like, Crew crew) {
    this.crew = crew;
    batch = like.sequences();
    data = like;
    int longest = network.spec().format().longest();
    Backpropagation through = network.spec().backpropagation();
    windowSteps = through.window(longest);
    segmentSteps = through.segment(longest, CompiledLayer.blockSteps(batch));
    stack = new LayerStack(network, segmentSteps, batch, true);
    readout = new Readout(network, batch, stack.block());
    penalty = new Penalty(network, like);
    stateLength = stack.stateLength();
    int segments = (windowSteps + segmentSteps - 1) / segmentSteps;
    states = new float[Math.multiplyExact(segments + 1, stateLength)];
  }

  @Override
  public double gradient(
      double[] newParameters,
      double[] frozen,
      long drawKey,
      Batch newData,
      double[] newGradient,
      @Nullable SequenceErrors errors) {
    parameters = newParameters;
    data = newData;
    gradient = newGradient;
    stack.load(parameters, frozen);
    stack.draw(drawKey);
    readout.draw(stack.masks());
    penalty.begin(data);
    stack.clearGradients();
    readout.load(parameters);
    readout.begin(data, errors);
    crew.run(work);
    stack.writeGradients(gradient);
    past = data.steps() + (data.anyContinued() ? past : 0);
    return readout.finish(gradient);
  }

  private void run(int member) {
    int steps = data.steps();
    for (int first = 0; first < steps; first += windowSteps) {
      if (member == 0) {
        keepStatesBefore(first);
      }
      window(first, Math.min(windowSteps, steps - first), member);
    }
  }

  /** Keeps the states before a window as those before its first segment. */
  private void keepStatesBefore(int window) {
    if (window == 0) {
      stack.start(parameters, data, states, lastStates, past);
      stack.saveStates(0, states, 0);
    } else {
      System.arraycopy(states, states.length - stateLength, states, 0, stateLength);
    }
  }

  private void window(int first, int steps, int member) {
    int last = (steps - 1) / segmentSteps;
    int lastLength = steps - last * segmentSteps;
    for (int i = 0; i < last; i++) {
      forward(first, i, segmentSteps, member);
    }
    forward(first, last, lastLength, member);
    if (member == 0) {
      lastStates = (last + 1) * stateLength;
      stack.clearFinalStateCotangents(lastLength);
    }
    backward(first + last * segmentSteps, lastLength, member);
    for (int i = last - 1; i >= 0; i--) {
      forward(first, i, segmentSteps, member);
      backward(first + i * segmentSteps, segmentSteps, member);
    }
    if (member == 0 && first == 0) {
      stack.writeStateGradients(data, gradient);
    }
  }

  /** Runs a segment of a window from the states kept before it; keeps those after it. */
  private void forward(int window, int number, int steps, int member) {
    if (member == 0) {
      stack.begin(data, window + number * segmentSteps, steps);
      stack.restoreStates(states, number * stateLength);
    }
    crew.await();
    stack.forward(steps, row(member), row(member + 1) - row(member));
    crew.await();
    if (member == 0) {
      stack.saveStates(steps, states, (number + 1) * stateLength);
    }
  }

  /** The first row of the batch that a member runs. */
  private int row(int member) {
    return batch * member / crew.size();
  }

  private void backward(int segment, int length, int member) {
    int block = stack.block();
    for (int step = (length - 1) / block * block; step >= 0; step -= block) {
      backwardBlock(segment, step, Math.min(block, length - step), member);
    }
    crew.await();
  }

  private void backwardBlock(int segment, int step, int steps, int member) {
    int row = row(member);
    int rows = row(member + 1) - row;
    readout.differentiate(stack.read(), data, segment, step, steps, member, crew.size());
    crew.await();
    readout.deliver(stack.readCotangents(), segment, step, steps, row, rows);
    readout.accumulate(data, segment, step, steps, member, crew.size());
    penalty.add(stack.read(), stack.readCotangents(), segment, step, steps, row, rows);
    stack.backward(step, steps, row, rows);
    crew.await();
    stack.accumulateGradients(step, steps, member, crew.size());
  }
}
