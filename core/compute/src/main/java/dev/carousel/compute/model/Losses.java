package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;

/**
 * Losses of one counted step and their derivatives, in double precision; the same on every machine.
 */
final class Losses {
  private final Format format;
  private final double[] exponentials;
  private final double[] values;

  Losses(Format format) {
    this.format = format;
    this.exponentials = new double[format.outputs()];
    this.values = new double[format.outputs()];
  }

  /** Room for one readout [outputs]. */
  double[] values() {
    return values;
  }

  /**
   * The loss of one position, and its derivative in place of the readout.
   *
   * @param readout values before any nonlinearity [outputs]; becomes the derivative
   * @param position index {@code t * sequences + b} into the batch
   */
  double lossAndGradient(double[] readout, Batch batch, int position) {
    return switch (format.target()) {
      case CLASS, NEXT_TOKEN -> softmax(readout, batch.classes()[position]);
      case SHARES -> softmax(readout, batch.values(), position * format.outputs());
      case VALUES -> squares(readout, batch.values(), position * format.outputs());
      case LABELS -> logistic(readout, batch.values(), position * format.outputs());
    };
  }

  /** Cross entropy -log softmax(z)[target]; its derivative is softmax(z) less the target. */
  private double softmax(double[] z, int target) {
    double largest = largest(z);
    double sum = exponentials(z, largest);
    double loss = StrictMath.log(sum) - (z[target] - largest);
    for (int i = 0; i < z.length; i++) {
      z[i] = exponentials[i] / sum - (i == target ? 1 : 0);
    }
    return loss;
  }

  /** The sum of shares times -log softmax(z); its derivative is softmax(z) less the shares. */
  private double softmax(double[] z, float[] shares, int offset) {
    double largest = largest(z);
    double sum = exponentials(z, largest);
    double log = StrictMath.log(sum);
    double loss = 0;
    for (int i = 0; i < z.length; i++) {
      loss += shares[offset + i] * (log - (z[i] - largest));
      z[i] = exponentials[i] / sum - shares[offset + i];
    }
    return loss;
  }

  private static double largest(double[] z) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double v : z) {
      largest = Math.max(largest, v);
    }
    return largest;
  }

  private double exponentials(double[] z, double largest) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      exponentials[i] = Exponential.of(z[i] - largest);
      sum += exponentials[i];
    }
    return sum;
  }

  private double squares(double[] z, float[] values, int offset) {
    int present = present(values, offset, z.length);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double error = Float.isNaN(values[offset + i]) ? 0 : z[i] - values[offset + i];
      sum += error * error;
      z[i] = 2 * error / present;
    }
    return sum / present;
  }

  /** How many outputs have a value, at least 1. */
  private static int present(float[] values, int offset, int outputs) {
    int present = 0;
    for (int i = 0; i < outputs; i++) {
      present += Float.isNaN(values[offset + i]) ? 0 : 1;
    }
    return Math.max(1, present);
  }

  /** log(1 + e^z) - target * z, in the form that does not overflow. */
  private double logistic(double[] z, float[] values, int offset) {
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double small = Exponential.of(-Math.abs(z[i]));
      sum += Math.max(z[i], 0) + StrictMath.log1p(small) - values[offset + i] * z[i];
      double probability = z[i] >= 0 ? 1 / (1 + small) : small / (1 + small);
      z[i] = probability - values[offset + i];
    }
    return sum;
  }

  /** The largest absolute error of an output, from the derivative of the loss. */
  double largestError(double[] derivative) {
    double largest = 0;
    for (double d : derivative) {
      largest = Math.max(largest, Math.abs(d));
    }
    return largest * errorOfDerivative();
  }

  /** The sum of the absolute errors of the outputs, from the derivative of the loss. */
  double errorSum(double[] derivative) {
    double sum = 0;
    for (double d : derivative) {
      sum += Math.abs(d);
    }
    return sum * errorOfDerivative();
  }

  /** The derivative of a mean of squares is twice the error over the outputs; others are it. */
  private double errorOfDerivative() {
    return switch (format.target()) {
      case CLASS, NEXT_TOKEN, SHARES, LABELS -> 1;
      case VALUES -> format.outputs() / 2.0;
    };
  }

  /**
   * Whether the prediction at a position is right: the top class, the likely classes on top, all
   * values near, all labels.
   */
  boolean correct(double[] readout, Batch batch, int position, double tolerance) {
    int offset = position * format.outputs();
    return switch (format.target()) {
      case CLASS, NEXT_TOKEN -> isLargest(readout, batch.classes()[position]);
      case SHARES -> areLargest(readout, batch.values(), offset);
      case VALUES -> allNear(readout, batch.values(), offset, tolerance);
      case LABELS -> allLabels(readout, batch.values(), offset);
    };
  }

  /** Ties count as wrong. */
  private static boolean isLargest(double[] readout, int target) {
    for (int i = 0; i < readout.length; i++) {
      if (i != target && !(readout[i] < readout[target])) {
        return false;
      }
    }
    return true;
  }

  /** Ties between a class that can be and one that cannot count as wrong. */
  private static boolean areLargest(double[] readout, float[] shares, int offset) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < readout.length; i++) {
      if (shares[offset + i] > 0) {
        least = Math.min(least, readout[i]);
      } else {
        most = Math.max(most, readout[i]);
      }
    }
    return least > most;
  }

  private static boolean allNear(double[] readout, float[] values, int offset, double tolerance) {
    for (int i = 0; i < readout.length; i++) {
      float value = values[offset + i];
      if (!Float.isNaN(value) && !(Math.abs(readout[i] - value) <= tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allLabels(double[] readout, float[] values, int offset) {
    for (int i = 0; i < readout.length; i++) {
      if ((readout[i] > 0) != (values[offset + i] > 0.5f)) {
        return false;
      }
    }
    return true;
  }
}
