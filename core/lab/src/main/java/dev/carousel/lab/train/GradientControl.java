package dev.carousel.lab.train;

import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.Layout;
import dev.carousel.lab.study.Setup;
import java.util.Arrays;

/** What happens to gradients before a rule sees them: clipping, the widest last, then noise. */
final class GradientControl {
  private static final double NOISE_DECAY = 0.55;

  private final Setup.Control control;
  private final Layout layout;
  private final RandomStream random;
  private double[] norms = new double[64];
  private int known;

  GradientControl(Setup.Control control, Layout layout, RandomStream random) {
    this.control = control;
    this.layout = layout;
    this.random = random;
  }

  /**
   * Changes a gradient in place.
   *
   * @param update from 1
   */
  void apply(double[] gradient, double[] parameters, long update) {
    if (Double.isFinite(control.clipRelative())) {
      Clipping.byWeights(gradient, parameters, layout, control.clipRelative());
    }
    if (Double.isFinite(control.clipTensor())) {
      Clipping.byTensorNorm(gradient, layout, control.clipTensor());
    }
    if (Double.isFinite(control.clipPercentile())) {
      Clipping.byNorm(gradient, percentile(Clipping.norm(gradient)));
    }
    if (Double.isFinite(control.clipNorm())) {
      Clipping.byNorm(gradient, control.clipNorm());
    }
    if (Double.isFinite(control.clipValue())) {
      Clipping.byValue(gradient, control.clipValue());
    }
    if (control.noise() > 0) {
      addNoise(gradient, update);
    }
  }

  /** The percentile of all norms so far, this one among them, with linear interpolation. */
  private double percentile(double norm) {
    int place = Arrays.binarySearch(norms, 0, known, norm);
    int at = place >= 0 ? place : -place - 1;
    if (known == norms.length) {
      norms = Arrays.copyOf(norms, 2 * known);
    }
    System.arraycopy(norms, at, norms, at + 1, known - at);
    norms[at] = norm;
    known++;
    double rank = control.clipPercentile() / 100 * (known - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, known - 1);
    return norms[below] + (rank - below) * (norms[above] - norms[below]);
  }

  private void addNoise(double[] gradient, long update) {
    double deviation = Math.sqrt(control.noise() / StrictMath.pow(update, NOISE_DECAY));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += deviation * random.gaussian();
    }
  }
}
