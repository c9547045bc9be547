package dev.carousel.lab.train;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.RandomStream;
import dev.carousel.lab.study.Setup;

/** Normal noise on the inputs and the trained numbers of a trial. */
final class Perturbation {
  private final Setup.Noise noise;
  private final RandomStream inputs;
  private final RandomStream weights;
  private final double[] perturbed;

  Perturbation(Setup.Noise noise, Seeding seeding, int parameters) {
    this.noise = noise;
    inputs = seeding.stream("input noise");
    weights = seeding.stream("weight noise");
    perturbed = new double[noise.weights() == 0 ? 0 : parameters];
  }

  /** Adds to the real inputs of each sequence, up to its end. */
  void add(Batch batch) {
    int width = noise.inputs() == 0 ? 0 : batch.format().inputs();
    for (int b = 0; width > 0 && b < batch.sequences(); b++) {
      for (int t = 0; t < batch.length(b); t++) {
        int from = (t * batch.sequences() + b) * width;
        for (int i = 0; i < width; i++) {
          batch.inputs()[from + i] += (float) (noise.inputs() * inputs.gaussian());
        }
      }
    }
  }

  /**
   * The parameters to take the gradient at.
   *
   * @return valid until the next call
   */
  double[] of(double[] parameters) {
    if (noise.weights() == 0) {
      return parameters;
    }
    for (int i = 0; i < parameters.length; i++) {
      perturbed[i] = parameters[i] + noise.weights() * weights.gaussian();
    }
    return perturbed;
  }
}
