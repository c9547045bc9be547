package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;

/** Predictions for batches of one size. */
interface Evaluation {

  /**
   * What runs a network.
   *
   * @param like a batch of the size that is to be run
   */
  static Evaluation of(Network network, Batch like, Crew crew) {
    return switch (network.wiring().direction()) {
      case FORWARD -> new EvaluationRun(network, like, crew);
      case BOTH -> new EvaluationBothWays(network, like, crew);
    };
  }

  /**
   * As {@link Model#evaluate}.
   *
   * @param frozen as {@link Model#freeze}
   */
  void evaluate(double[] parameters, double[] frozen, Batch data, Score score);
}
