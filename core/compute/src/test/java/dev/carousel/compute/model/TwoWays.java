package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import java.util.Arrays;

/**
 * A layer that reads both ways as two models that read one way, each with its half of the readout:
 * one is given a sequence up to a step, the other the rest of it from the end.
 */
final class TwoWays {
  private final Format format;
  private final Layout both;
  private final double[] parameters;

  TwoWays(Format format, Layout both, double[] parameters) {
    this.format = format;
    this.both = both;
    this.parameters = parameters;
  }

  /** The loss at a step of a sequence. */
  double loss(Batch batch, int step, int b) {
    double[] ahead = readout("", batch, b, 0, step, 1);
    double[] back = readout("back.", batch, b, batch.length(b) - 1, step, -1);
    double loss = 0;
    int position = step * batch.sequences() + b;
    for (int o = 0; o < format.outputs(); o++) {
      double error = ahead[o] + back[o] - batch.values()[position * format.outputs() + o];
      loss += error * error / format.outputs();
    }
    return loss;
  }

  /** What one model reads out after the steps from one to another. */
  private double[] readout(String prefix, Batch batch, int b, int first, int last, int by) {
    var readout = new double[format.outputs()];
    for (int o = 0; o < readout.length; o++) {
      double at0 = square(prefix, batch, b, first, last, by, o, 0);
      double at1 = square(prefix, batch, b, first, last, by, o, 1);
      readout[o] = (at0 - at1 + 1) / 2;
    }
    return readout;
  }

  /** The squared error of one output against a value: two of them give the output. */
  private double square(
      String prefix, Batch batch, int b, int first, int last, int by, int output, double value) {
    int steps = Math.abs(last - first) + 1;
    var one = Format.values(format.inputs(), 1, steps);
    var sequence = new Batch(one, 1);
    sequence.fill(
        s -> {
          s.begin(steps);
          for (int t = 0; t < steps; t++) {
            int from = (first + by * t) * batch.sequences() + b;
            for (int i = 0; i < format.inputs(); i++) {
              s.input(t, i, batch.inputs()[from * format.inputs() + i]);
            }
          }
          s.target(steps - 1, 0, value);
        });
    Model model = InterpretedModel.of(new ModelSpec(SampleCells.lstm(), 4, 1, true, one));
    return model.gradient(
        half(model.layout(), prefix, output), sequence, new double[model.layout().length()]);
  }

  /** The parameters of one cell, with its columns of the readout of one output. */
  private double[] half(Layout layout, String prefix, int output) {
    var half = new double[layout.length()];
    for (Layout.Block block : layout.blocks()) {
      int from =
          switch (block.name()) {
            case "readout.W" ->
                block("readout.W").offset()
                    + output * 2 * block.length()
                    + (prefix.isEmpty() ? 0 : block.length());
            case "readout.b" -> block("readout.b").offset() + output;
            default -> block(prefix + block.name()).offset();
          };
      boolean other = block.name().equals("readout.b") && !prefix.isEmpty();
      double[] values = Arrays.copyOfRange(parameters, from, from + block.length());
      System.arraycopy(
          other ? new double[values.length] : values, 0, half, block.offset(), values.length);
    }
    return half;
  }

  private Layout.Block block(String name) {
    return both.blocks().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }
}
