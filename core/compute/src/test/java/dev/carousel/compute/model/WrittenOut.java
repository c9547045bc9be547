package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Layers of {@code h' = tanh(W x + U h + b)} as loops over one sequence, from the definitions of
 * links and directions and from nothing of what is tested but the names of weights.
 */
final class WrittenOut {
  private final Wiring wiring;
  private final Layout layout;
  private final double[] parameters;
  private final int units;

  WrittenOut(Wiring wiring, Layout layout, double[] parameters, int units) {
    this.wiring = wiring;
    this.layout = layout;
    this.parameters = parameters;
    this.units = units;
  }

  private double[] weight(String name) {
    Layout.Block block =
        layout.blocks().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
  }

  private static void addProduct(double[] matrix, double[] vector, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        sum[i] += matrix[i * vector.length + j] * vector[j];
      }
    }
  }

  private static double[] concat(double[] a, double[] b) {
    return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  /** The mean squared error over the counted steps. */
  double loss(Batch batch) {
    double loss = 0;
    int counted = 0;
    int outputs = batch.format().outputs();
    for (int b = 0; b < batch.sequences(); b++) {
      double[][] read = run(inputs(batch, b));
      for (int t = 0; t < batch.length(b); t++) {
        int position = t * batch.sequences() + b;
        if (batch.counted()[position]) {
          counted++;
          double[] found = weight("readout.b");
          addProduct(weight("readout.W"), read[t], found);
          for (int o = 0; o < outputs; o++) {
            double error = found[o] - batch.values()[position * outputs + o];
            loss += error * error / outputs;
          }
        }
      }
    }
    return loss / counted;
  }

  private static double[][] inputs(Batch batch, int b) {
    int width = batch.format().inputs();
    var inputs = new double[batch.length(b)][width];
    for (int t = 0; t < inputs.length; t++) {
      for (int i = 0; i < width; i++) {
        inputs[t][i] = batch.inputs()[(t * batch.sequences() + b) * width + i];
      }
    }
    return inputs;
  }

  /** What the readout reads at each step. */
  private double[][] run(double[][] x) {
    double[][] y = x;
    var all = new double[x.length][0];
    for (int l = 0; l < wiring.layers(); l++) {
      String prefix = l == 0 ? "" : (l + 1) + ".";
      var in = new double[x.length][];
      for (int t = 0; t < x.length; t++) {
        boolean beside = l > 0 && wiring.links() == Links.SKIP;
        in[t] = beside ? concat(y[t], x[t]) : y[t];
      }
      double[][] out = forward(prefix, in);
      if (wiring.direction() == Direction.BOTH) {
        double[][] back = backward(prefix + "back.", in);
        for (int t = 0; t < x.length; t++) {
          out[t] = concat(out[t], back[t]);
        }
      }
      for (int t = 0; t < x.length; t++) {
        for (int i = 0; i < out[t].length; i++) {
          out[t][i] += l > 0 && wiring.links() == Links.RESIDUAL ? y[t][i] : 0;
        }
        all[t] = concat(all[t], out[t]);
      }
      y = out;
    }
    return wiring.links() == Links.SKIP ? all : y;
  }

  private double[][] forward(String prefix, double[][] in) {
    var out = new double[in.length][];
    double[] h = weight(prefix + "initial.h");
    for (int t = 0; t < in.length; t++) {
      h = step(prefix, in[t], h);
      out[t] = h.clone();
    }
    return out;
  }

  private double[][] backward(String prefix, double[][] in) {
    var out = new double[in.length][];
    double[] h = weight(prefix + "initial.h");
    for (int t = in.length - 1; t >= 0; t--) {
      h = step(prefix, in[t], h);
      out[t] = h.clone();
    }
    return out;
  }

  private double[] step(String prefix, double[] x, double[] h) {
    double[] sum = weight(prefix + "b");
    addProduct(weight(prefix + "W"), x, sum);
    addProduct(weight(prefix + "U"), h, sum);
    for (int i = 0; i < units; i++) {
      sum[i] = Math.tanh(sum[i]);
    }
    return sum;
  }
}
