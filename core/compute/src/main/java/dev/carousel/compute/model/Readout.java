package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;

/**
 * The linear readout of the steps that count: their outputs are gathered into neighbouring rows, so
 * that a task that counts one step in a thousand pays for one.
 */
final class Readout {
  private static final Products PRODUCTS = Products.best();

  private final Network network;
  private final int inputs;
  private final int outputs;
  private final int stride;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final Losses losses;
  private final double[] bias;
  private final double[] values;
  private final float[] weightSum;
  private final int[] positions;
  private float[] gathered = new float[0];
  private float[] predicted = new float[0];
  private float[] cotangents = new float[0];

  /**
   * @param longest most positions of a batch
   */
  Readout(Network network, int longest) {
    this.network = network;
    inputs = network.readout().weight().columns();
    outputs = network.readout().weight().rows();
    stride = PackedMatrix.padded(inputs);
    forward = new PackedMatrix(new int[] {outputs}, new int[] {inputs});
    backward = new PackedMatrix(new int[] {inputs}, new int[] {outputs});
    losses = new Losses(network.spec().format());
    bias = new double[outputs];
    values = new double[outputs];
    weightSum = new float[PackedMatrix.padded(outputs) * stride];
    positions = new int[longest];
  }

  void load(double[] parameters) {
    int offset = network.readout().offset();
    forward.pack(0, 0, parameters, offset, outputs, inputs, false);
    backward.pack(0, 0, parameters, offset, outputs, inputs, true);
    System.arraycopy(parameters, network.bias().offset(), bias, 0, outputs);
  }

  /** Predicts every counted step; returns how many there are. */
  private int predict(Rows rows, Batch batch) {
    int count = 0;
    for (int position = 0; position < batch.steps() * batch.sequences(); position++) {
      if (batch.counted()[position]) {
        positions[count++] = position;
      }
    }
    reserve(count);
    for (int i = 0; i < count; i++) {
      int from = rows.offset() + positions[i] * rows.stride();
      System.arraycopy(rows.data(), from, gathered, i * stride, inputs);
    }
    int width = forward.outputStride();
    PRODUCTS.multiply(forward, gathered, 0, stride, predicted, 0, width, count, false);
    return count;
  }

  private void reserve(int count) {
    if (gathered.length < count * stride) {
      gathered = new float[count * stride];
      cotangents = new float[count * stride];
      predicted = new float[count * forward.outputStride()];
    }
  }

  private void take(int i) {
    int from = i * forward.outputStride();
    for (int o = 0; o < outputs; o++) {
      values[o] = predicted[from + o] + bias[o];
    }
  }

  void score(Rows rows, Batch batch, Score score) {
    int count = predict(rows, batch);
    var decisive = new int[batch.sequences()];
    var correct = new int[batch.sequences()];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      take(i);
      int sequence = positions[i] % batch.sequences();
      if (batch.decisive()[positions[i]]) {
        decisive[sequence]++;
        correct[sequence] += losses.correct(values, batch, positions[i], score.tolerance()) ? 1 : 0;
      }
      sum += losses.lossAndGradient(values, batch, positions[i]);
    }
    score.addLoss(sum, count);
    for (int b = 0; b < batch.sequences(); b++) {
      score.addSequence(decisive[b], correct[b]);
    }
  }

  /** The mean loss; sets the readout's gradients and the cotangents of the counted outputs. */
  double gradient(Rows rows, Batch batch, Rows outputCotangents, double[] gradient) {
    int count = predict(rows, batch);
    int width = forward.outputStride();
    int biasOffset = network.bias().offset();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      take(i);
      sum += losses.lossAndGradient(values, batch, positions[i]);
      for (int o = 0; o < outputs; o++) {
        double d = values[o] / count;
        gradient[biasOffset + o] += d;
        predicted[i * width + o] = (float) d;
      }
    }
    PRODUCTS.multiply(backward, predicted, 0, width, cotangents, 0, stride, count, false);
    for (int i = 0; i < count; i++) {
      int to = outputCotangents.offset() + positions[i] * outputCotangents.stride();
      System.arraycopy(cotangents, i * stride, outputCotangents.data(), to, inputs);
    }
    addWeights(count, width, gradient);
    return sum / count;
  }

  private void addWeights(int count, int width, double[] gradient) {
    Arrays.fill(weightSum, 0f);
    PRODUCTS.accumulateOuter(
        predicted, 0, width, outputs, gathered, 0, stride, inputs, count, weightSum, 0, stride);
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        gradient[network.readout().offset() + o * inputs + i] = weightSum[o * stride + i];
      }
    }
  }
}
