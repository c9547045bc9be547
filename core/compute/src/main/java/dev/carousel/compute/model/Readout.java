package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.product.Segments;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import dev.carousel.compute.sequence.Mask;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The linear readout of the steps that count, a block of steps at a time: their outputs are
 * gathered into neighbouring rows, so that a task that counts one step in a thousand pays for one.
 */
final class Readout {
  private static final Products PRODUCTS = Products.best();

  private final Network network;
  private final int batch;
  private final int inputs;
  private final int outputs;
  private final int stride;
  private final Segments outputSegment;
  private final Segments inputSegment;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final ThreadLocal<Losses> losses;
  private final double[] bias;

  /** Positions of the whole batch that count, ascending; those of a block are some in a row. */
  private final int[] positions;

  private int counted;
  private final float[] gathered;
  private final float[] predicted;
  private final float[] cotangents;
  private final double[] derivatives;
  private Mask mask;
  private final double[] rowLoss;
  private final double[] rowLargestError;
  private final double[] rowErrorSum;
  private @Nullable SequenceErrors errors;

  private double lossSum;
  private final double[] biasSum;
  private final float[] weightSum;
  private final int[] decisive;
  private final int[] correct;

  /**
   * @param steps most steps of a block
   */
  Readout(Network network, int batch, int steps) {
    this.network = network;
    this.batch = batch;
    inputs = network.readout().weight().columns();
    outputs = network.readout().weight().rows();
    stride = PackedMatrix.padded(inputs);
    outputSegment = Segments.of(outputs);
    inputSegment = Segments.of(inputs);
    forward = new PackedMatrix(outputSegment, inputSegment);
    backward = new PackedMatrix(inputSegment, outputSegment);
    losses = ThreadLocal.withInitial(() -> new Losses(network.spec().format()));
    bias = new double[outputs];
    positions = new int[Math.multiplyExact(network.spec().format().longest(), batch)];
    int rows = Math.min(steps * batch, positions.length);
    gathered = new float[rows * stride];
    cotangents = new float[rows * stride];
    predicted = new float[rows * forward.outputStride()];
    derivatives = new double[rows * outputs];
    mask = new Masks(network).beforeReadout();
    rowLoss = new double[rows];
    rowLargestError = new double[rows];
    rowErrorSum = new double[rows];
    biasSum = new double[outputs];
    weightSum = new float[PackedMatrix.padded(outputs) * stride];
    decisive = new int[batch];
    correct = new int[batch];
  }

  void load(double[] parameters) {
    int offset = network.readout().offset();
    forward.pack(0, 0, parameters, offset, outputs, inputs, false);
    backward.pack(0, 0, parameters, offset, outputs, inputs, true);
    System.arraycopy(parameters, network.bias().offset(), bias, 0, outputs);
  }

  /**
   * Finds what counts in a batch and sets all sums to zero.
   *
   * @param wanted where the errors of what is differentiated go, if anywhere
   */
  void begin(Batch data, @Nullable SequenceErrors wanted) {
    errors = wanted;
    if (wanted != null) {
      wanted.clear();
    }
    counted = 0;
    for (int position = 0; position < data.steps() * batch; position++) {
      if (data.counted()[position]) {
        positions[counted++] = position;
      }
    }
    lossSum = 0;
    Arrays.fill(biasSum, 0);
    Arrays.fill(weightSum, 0f);
    Arrays.fill(decisive, 0);
    Arrays.fill(correct, 0);
  }

  /** Which of the counted positions belong to the steps before one. */
  private int countedBefore(int step) {
    int place = Arrays.binarySearch(positions, 0, counted, step * batch);
    return place >= 0 ? place : -place - 1;
  }

  /**
   * Predicts what counts in a share of some steps, and finds each loss and its derivative.
   *
   * @param rows outputs of a segment
   * @param segment its first step
   * @param step of the segment
   * @param share which of the {@code shares} of the rows to take
   */
  void differentiate(
      Rows rows, Batch data, int segment, int step, int steps, int share, int shares) {
    int first = countedBefore(segment + step);
    int count = countedBefore(segment + step + steps) - first;
    int begin = count * share / shares;
    int end = count * (share + 1) / shares;
    int width = forward.outputStride();
    gather(rows, segment, first, begin, end);
    mask(gathered, first, begin, end);
    predict(begin, end);
    Losses loss = losses.get();
    double[] values = loss.values();
    for (int i = begin; i < end; i++) {
      take(i, values);
      rowLoss[i] = loss.lossAndGradient(values, data, positions[first + i]);
      if (errors != null) {
        rowLargestError[i] = loss.largestError(values);
        rowErrorSum[i] = loss.errorSum(values);
      }
      for (int o = 0; o < outputs; o++) {
        double d = values[o] / counted;
        derivatives[i * outputs + o] = d;
        predicted[i * width + o] = (float) d;
      }
    }
    PRODUCTS.multiply(
        backward,
        predicted,
        begin * width,
        width,
        cotangents,
        begin * stride,
        stride,
        end - begin,
        false);
    mask(cotangents, first, begin, end);
  }

  /** Takes the mask that hides outputs, with its key. */
  void draw(Masks masks) {
    mask = masks.beforeReadout();
  }

  private void mask(float[] values, int first, int begin, int end) {
    for (int i = begin; mask.isOn() && i < end; i++) {
      int position = positions[first + i];
      mask.apply(values, i * stride, stride, position / batch, position % batch, 1);
    }
  }

  /** Gathers the rows {@code begin} to {@code end} of those that count. */
  private void gather(Rows rows, int segment, int first, int begin, int end) {
    for (int i = begin; i < end; i++) {
      int row = positions[first + i] - segment * batch;
      System.arraycopy(rows.data(), rows.at(row), gathered, i * stride, inputs);
    }
  }

  /** Multiplies the rows {@code begin} to {@code end} of those that were gathered. */
  private void predict(int begin, int end) {
    int width = forward.outputStride();
    PRODUCTS.multiply(
        forward,
        gathered,
        begin * stride,
        stride,
        predicted,
        begin * width,
        width,
        end - begin,
        false);
  }

  private void take(int i, double[] values) {
    int from = i * forward.outputStride();
    for (int o = 0; o < outputs; o++) {
      values[o] = predicted[from + o] + bias[o];
    }
  }

  /**
   * Sets the cotangents of the outputs of some rows of the steps that were differentiated; those
   * that do not count have none.
   *
   * @param rows of a block
   */
  void deliver(Rows rows, int segment, int step, int steps, int row, int count) {
    for (int t = 0; t < steps; t++) {
      int from = rows.at(t * batch + row);
      Arrays.fill(rows.data(), from, from + count * rows.stride(), 0f);
    }
    int first = countedBefore(segment + step);
    int end = countedBefore(segment + step + steps);
    for (int i = first; i < end; i++) {
      int sequence = positions[i] % batch;
      if (sequence >= row && sequence < row + count) {
        int to = rows.at(positions[i] - (segment + step) * batch);
        System.arraycopy(cotangents, (i - first) * stride, rows.data(), to, inputs);
      }
    }
  }

  /** Adds the steps that were differentiated to the loss and to the readout's derivatives. */
  void accumulate(Batch data, int segment, int step, int steps, int share, int shares) {
    int first = countedBefore(segment + step);
    int count = countedBefore(segment + step + steps) - first;
    if (share == 0) {
      for (int i = 0; i < count; i++) {
        lossSum += rowLoss[i];
        for (int o = 0; o < outputs; o++) {
          biasSum[o] += derivatives[i * outputs + o];
        }
      }
      addErrors(data, first, count);
    }
    PRODUCTS.accumulateOuter(
        predicted,
        0,
        forward.outputStride(),
        outputSegment,
        outputs * share / shares,
        outputs * (share + 1) / shares,
        gathered,
        0,
        stride,
        inputSegment,
        count,
        weightSum,
        0,
        stride);
  }

  private void addErrors(Batch data, int first, int count) {
    if (errors == null) {
      return;
    }
    for (int i = 0; i < count; i++) {
      int position = positions[first + i];
      if (errors.everyStep() || data.decisive()[position]) {
        errors.add(position % batch, rowLargestError[i], rowErrorSum[i], outputs);
      }
    }
  }

  /** Puts the readout's derivatives in their places; returns the mean loss. */
  double finish(double[] gradient) {
    System.arraycopy(biasSum, 0, gradient, network.bias().offset(), outputs);
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        gradient[network.readout().offset() + o * inputs + i] = weightSum[o * stride + i];
      }
    }
    return lossSum / counted;
  }

  /** Predicts what counts in some steps and adds it up. */
  void score(Rows rows, Batch data, int segment, int steps, double tolerance) {
    int first = countedBefore(segment);
    int count = countedBefore(segment + steps) - first;
    gather(rows, segment, first, 0, count);
    predict(0, count);
    Losses loss = losses.get();
    double[] values = loss.values();
    for (int i = 0; i < count; i++) {
      take(i, values);
      int position = positions[first + i];
      int sequence = position % batch;
      if (data.decisive()[position]) {
        decisive[sequence]++;
        correct[sequence] += loss.correct(values, data, position, tolerance) ? 1 : 0;
      }
      lossSum += loss.lossAndGradient(values, data, position);
    }
  }

  /** Adds what was scored to {@code score}. */
  void finish(Score score) {
    score.addLoss(lossSum, counted);
    for (int b = 0; b < batch; b++) {
      score.addSequence(decisive[b], correct[b]);
    }
  }
}
